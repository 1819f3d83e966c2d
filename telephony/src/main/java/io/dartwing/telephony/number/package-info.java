/// The organisation's telephone numbers and what each is for.
///
/// A number belongs to one organisation of the installation at a time; a call that comes in is
/// matched by it. Many are brought in from a file, each like any other record.
@ApplicationModule(displayName = "Numbers")
@NullMarked
package io.dartwing.telephony.number;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

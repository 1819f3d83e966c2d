/// The data inventory of telephony.
@ApplicationModule(displayName = "Telephony privacy")
@NullMarked
package io.dartwing.telephony.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

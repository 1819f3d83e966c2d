/// Brings the caller names of the organisation's numbers to their carriers.
///
/// What is entered at a number is sent to the carrier that it lies with, when its connector can;
/// else it is kept here only, and the number says so. Hears `RecordChanged` of numbers.
@ApplicationModule(displayName = "Caller names")
@NullMarked
package io.dartwing.telephony.callername;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

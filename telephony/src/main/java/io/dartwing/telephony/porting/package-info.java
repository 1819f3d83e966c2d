/// Numbers that are brought over from another carrier.
///
/// A port has one table of states. Where the winning carrier's connector can, the order is
/// submitted and followed there;
/// elsewhere people write down what they are told. What was authorised is sealed, the documents
/// are encrypted files. When the numbers have come over they become numbers of the winning account
/// or trunk. Hears `PortProgress`.
@ApplicationModule(displayName = "Number porting")
@NullMarked
package io.dartwing.telephony.porting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

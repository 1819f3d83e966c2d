/// What is known of any number: its line, its network, its caller name.
///
/// Carriers are asked, which costs; what they say is kept for as many days as the organisation
/// chose, sealed, and found by a keyed hash. The first account that answers counts; accounts that
/// can't are passed over.
@ApplicationModule(displayName = "Number look-up")
@NullMarked
package io.dartwing.telephony.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

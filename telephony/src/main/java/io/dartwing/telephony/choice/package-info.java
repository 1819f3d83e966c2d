/// The choice of the carrier on what is there now: the organisation's accounts and trunks,
/// numbers, rules, prices and what this node knows of their health.
///
/// `CarrierChoice` gathers the candidates with three statements and leaves the decision to
/// `CarrierRouting`. A SIP trunk is one carrier among the others. Whoever sends writes the decision
/// down for what it was made for; it names the destination's country, never a number, and is kept
/// for 90 days.
@ApplicationModule(displayName = "Choice of the carrier")
@NullMarked
package io.dartwing.telephony.choice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

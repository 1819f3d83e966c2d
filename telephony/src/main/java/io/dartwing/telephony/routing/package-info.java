/// Which carrier takes a request, as a pure decision with its reasons.
///
/// Plain Java without Spring, database or clock: whoever asks brings the candidates with their health, prices and
/// ownership as they stand. The steps in their order: capability, country, ownership and campaign, health, score,
/// preferences, the conversation's carrier. A candidate is judged without a look at the others, so that one more
/// carrier never changes which of the rest is best. `RoutingDecision` says for each candidate why.
@ApplicationModule(displayName = "Carrier routing")
@NullMarked
package io.dartwing.telephony.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

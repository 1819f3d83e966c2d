/// How well carriers do, told from what really happened at them.
///
/// A rolling window of outcomes per account and operation makes the score (`OutcomeWindow`,
/// `HealthScore`); too few of them mean "unknown", never "perfect". A breaker per account,
/// operation and credential version keeps requests away from a carrier that fails, and lets one
/// through now and then to see. Causes that lie with the destination speak for the carrier: it did
/// answer. Kept in memory by each node for itself.
@ApplicationModule(displayName = "Carrier health")
@NullMarked
package io.dartwing.telephony.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

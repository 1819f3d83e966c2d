/// Limits: how much one caller and one organisation may ask for, per second, minute and day, and at once.
///
/// What is limited, with its defaults and tiers, stands in one table (`LimitedOperation`). A refusal takes nothing from
/// any bucket, so waiting as long as told is enough. Buckets live in this process, or in a Redis or Valkey that all
/// nodes share; while that is away each node goes on with its own. Emergency calls are never limited.
@NullMarked
@ApplicationModule(displayName = "Limits")
package io.dartwing.platform.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

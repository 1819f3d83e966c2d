/// Same caller, same `Idempotency-Key`, same body: the same answer, and the work done once.
///
/// The answer is stored in the transaction of the work itself, encrypted with the organisation's key, for 48
/// hours.
@NullMarked
@ApplicationModule
package io.dartwing.platform.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Who goes first when the machine is busy: requests that somebody waits for, in the order they came, and
/// background work behind them.
///
/// Invariants: a request in its turn is never held up by one that came later; background work waits, but only for a
/// bounded time, so that it can't starve.
@NullMarked
@ApplicationModule(displayName = "Admission")
package io.dartwing.platform.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

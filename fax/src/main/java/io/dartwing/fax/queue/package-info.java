/// The queue of outgoing faxes: how deep it is, and holding it.
///
/// Invariants: while an organisation or a number is paused, no attempt begins; calls that are on the
/// line end as they do, and nothing that waits is lost.
@ApplicationModule(displayName = "Outgoing queue")
@NullMarked
package io.dartwing.fax.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

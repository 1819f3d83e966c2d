/// Past-tense facts that other contexts react to, through a transactional outbox.
///
/// An event is published inside the transaction that made it true, and reaches each
/// `@ApplicationModuleListener` at
/// least once after the commit, under a system actor of the event's organisation; listeners are idempotent.
/// What did
/// not
/// complete is submitted again at start and every minute. Events carry ids, never content.
@NullMarked
@ApplicationModule
package io.dartwing.platform.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

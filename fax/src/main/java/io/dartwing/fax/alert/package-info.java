/// Alert rules: people are told at once of received faxes that a rule names, and of a queue of outgoing faxes that gets
/// deep; a person acknowledges each alert.
///
/// Invariants: a fax raises an alert of a rule once, in the transaction that delivers it; who is told is told by a job
/// queued in that transaction, once; within a rule's pause alerts are kept but nobody is told; what leaves the
/// application names a fax and a rule, never a word, a number or a sender.
@ApplicationModule(displayName = "Alerts")
@NullMarked
package io.dartwing.fax.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

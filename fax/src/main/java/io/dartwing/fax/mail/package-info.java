/// E-mail to fax: mailboxes that are read over IMAP, and a submission server of our own.
///
/// Invariants: a message is stored once, before it is marked in its mailbox or acknowledged; one
/// decision is made about it and at most one answer goes out, in the transaction of the decision;
/// answers go to senders that are proven, codes to the address that the organisation knows, and
/// nothing to bounces, automatic mail, lists, or our own. A fax is accepted with the rights of the
/// person or key behind the message.
@ApplicationModule(displayName = "E-mail to fax")
@NullMarked
package io.dartwing.fax.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

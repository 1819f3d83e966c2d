/// Known senders: whose faxes nobody wants, and whose are never held, as a person, an organisation or the operator of
/// the
/// installation says.
///
/// Invariants: the more particular list decides, and in it the entry that names the number most exactly. A sender that
/// stands on no list costs no query: `SenderFilter` answers from memory, and never says no to one that is listed.
@ApplicationModule(displayName = "Known senders")
@NullMarked
package io.dartwing.fax.sender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

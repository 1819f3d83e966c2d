/// Shared inboxes: where inbound faxes lie and who may see them.
@ApplicationModule(displayName = "Inboxes")
@NullMarked
package io.dartwing.fax.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

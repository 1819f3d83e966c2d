/// What of the life of a fax is told to people and programs outside: the event types of webhooks, and notices.
@ApplicationModule(displayName = "Announcements")
@NullMarked
package io.dartwing.fax.announce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Telling people what happened: in the application, by mail, by web push.
///
/// Whatever is to be said is written in the transaction that made it true, and leaves afterwards, at least
/// once. Mail that can't leave is kept and shown, never dropped silently. No PHI goes out by mail or push
/// unless the organisation chose encrypted mail.
@NullMarked
@ApplicationModule(displayName = "Notifications")
package io.dartwing.platform.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Live updates over WebSocket, with PostgreSQL LISTEN/NOTIFY between nodes.
///
/// Only ids travel on the bus. Each node renders every change for each subscriber under that subscriber's
/// actor, so
/// that nobody hears of what GET would not show. A slow reader loses events, is told so (`resync`), and fetches
/// again.
@NullMarked
@ApplicationModule
package io.dartwing.platform.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

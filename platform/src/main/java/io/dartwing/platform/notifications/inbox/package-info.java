@NullMarked
package io.dartwing.platform.notifications.inbox;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.dartwing.platform.notifications.push;

import org.jspecify.annotations.NullMarked;

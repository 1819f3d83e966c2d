@NullMarked
package io.dartwing.platform.notifications.mail;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.dartwing.platform.webhooks.delivery;

import org.jspecify.annotations.NullMarked;

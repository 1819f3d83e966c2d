@NullMarked
package io.dartwing.platform.webhooks.endpoint;

import org.jspecify.annotations.NullMarked;

/// Drives the real browser application in Chromium, against the whole server.
@NullMarked
package io.dartwing.server.browser;

import org.jspecify.annotations.NullMarked;

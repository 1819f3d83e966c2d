/// Wiring that belongs to no module: the browser application's pages, health, readiness.
@NullMarked
package io.dartwing.server;

import org.jspecify.annotations.NullMarked;

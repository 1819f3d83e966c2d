/// Material and stand-ins for tests of every module: hostile documents, simulated peers.
@NullMarked
package io.dartwing.testkit;

import org.jspecify.annotations.NullMarked;

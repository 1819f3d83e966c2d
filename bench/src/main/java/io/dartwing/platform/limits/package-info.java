/// Beside the limiter, to reach its stores without opening them to everybody.
@NullMarked
package io.dartwing.platform.limits;

import org.jspecify.annotations.NullMarked;

/// Time that tests set.
@NullMarked
package io.dartwing.testkit.time;

import org.jspecify.annotations.NullMarked;

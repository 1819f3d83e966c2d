@NullMarked
package io.dartwing;

import org.jspecify.annotations.NullMarked;

/// The program's commands: `up`, `demo`, `doctor`, `read`, and administration.
@NullMarked
package io.dartwing.cli;

import org.jspecify.annotations.NullMarked;

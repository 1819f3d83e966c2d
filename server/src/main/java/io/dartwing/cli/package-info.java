/// The program's commands: `up`, `demo`, `doctor`, and administration.
@NullMarked
package io.dartwing.cli;

import org.jspecify.annotations.NullMarked;

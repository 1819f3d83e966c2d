/// E-mail as mail programs and servers write it.
@NullMarked
package io.dartwing.testkit.letters;

import org.jspecify.annotations.NullMarked;

/// A language model behind an interface like OpenAI's, for tests: it says what the test has it say.
@NullMarked
package io.dartwing.testkit.languagemodel;

import org.jspecify.annotations.NullMarked;

/// A connector of one's own, whole: the worked example of `docs/carriers.md`. It is held to the same contract as the
/// others, so that it can't become wrong.
@NullMarked
package io.dartwing.telephony.connector.example;

import org.jspecify.annotations.NullMarked;

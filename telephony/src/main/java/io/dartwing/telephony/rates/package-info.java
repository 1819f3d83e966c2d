/// What carriers charge for a destination: rate decks, and the longest-prefix table that answers from one.
///
/// A deck belongs to an organisation's carrier account and is replaced as a whole, never edited. `PrefixTable` is plain
/// Java: immutable, compact, safe for any number of threads.
@ApplicationModule(displayName = "Rate decks")
@NullMarked
package io.dartwing.telephony.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// How likely a fax is junk, as a score from 0 to 100 with its reasons.
///
/// Gradient-boosted trees over what the fax says (`junk.txt`), how it looks, what kind of
/// document it seems to be, who sent it, from what kind of number and when. Fitted with Tribuo's
/// regression trees (`bench/reading-train.sh`); they lie as `spam.model` beside this package,
/// and scoring needs no library.
///
/// Invariants: everything about the sender may be unknown; the same input gives the same score;
/// nothing of a fax is logged, and reasons hold none of its words.
@NullMarked
package io.dartwing.engine.reading.spam;

import org.jspecify.annotations.NullMarked;

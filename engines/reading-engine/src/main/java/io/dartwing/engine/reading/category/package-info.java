/// What kind of document is this: words of pages in, one of thirteen categories out, with an
/// honest probability.
///
/// DocumentWords brings what was read to comparable forms (case, digits, reading errors) and
/// knows what stands in large type; CategoryFeatures makes features of them: words, word pairs,
/// letter groups, cue phrases from `cues.txt`, and the looks of the page; a softmax regression
/// weighs them. Its weights are fitted by Tribuo on the reading corpus
/// (`bench/reading-train.sh`) and lie as `categories.model` beside this package; classifying
/// needs no library at all.
///
/// Invariants: the same pages give the same guess; nothing of a document is logged; a retrained
/// model is a new value, the shipped one never changes.
@NullMarked
package io.dartwing.engine.reading.category;

import org.jspecify.annotations.NullMarked;

/// What a text means, as numbers: texts that say alike have vectors that lie near each other, whatever
/// words they use.
///
/// WordPieces cuts text into the pieces that the model knows, Meaning runs the model (all-MiniLM-L6-v2,
/// quantised, in its jar) by ONNX Runtime, Sense is what a document means, with keyed prints to compare. Nothing is
/// downloaded; nothing of a text is logged or kept.
@NullMarked
package io.dartwing.engine.reading.meaning;

import org.jspecify.annotations.NullMarked;

/// From pages to what a document is: reads it and has each part of the engine judge what was read.
///
/// DocumentReader is the one place that knows the order of the steps; the parts know nothing of each other. What a part
/// can't say about a document (there are no words on it) it says as an empty or unsure answer, never as an exception.
@NullMarked
package io.dartwing.engine.reading.document;

import org.jspecify.annotations.NullMarked;

/// Recognisers outside the process, for pages that Tesseract reads badly: what they are given, what they answer, and
/// which of two readings of a page is kept.
///
/// A recogniser is somebody else's service that is asked over the network; whoever asks decides whether a page may
/// leave. SeenWords makes words of the engine from what such services answer.
///
/// Invariants: nothing here opens a connection; nothing of a page is ever put in a failure's sentence.
@NullMarked
package io.dartwing.engine.reading.outside;

import org.jspecify.annotations.NullMarked;

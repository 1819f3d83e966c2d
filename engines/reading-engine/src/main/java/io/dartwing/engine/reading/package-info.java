/// Fax pages in, text out: every word with its place on the page and how sure the reading is.
///
/// A page goes through four steps: TiffPages finds it in the file without decoding anything, PageCleaning brings
/// it to square pixels, turns it upright, levels its lines and removes specks, Recogniser runs Tesseract over it,
/// and Placement carries every word box back to the page as it was received.
///
/// Plain Java over Tesseract and Leptonica, in this process, from natives and language data that lie in the jars:
/// nothing is fetched at run time. Native memory is held only while a page is being read, plus one recogniser per
/// worker thread, freed with the thread when it has had nothing to do for a while.
///
/// Invariants: a page that can't be read never costs the other pages of its document; nothing that was read is ever
/// logged. The time limit is obeyed while words are recognised, not inside Tesseract's layout analysis; what keeps
/// that short is the limit on pixels and the one on blots (Texture), so a hostile page can overrun its time by seconds.
@NullMarked
package io.dartwing.engine.reading;

import org.jspecify.annotations.NullMarked;

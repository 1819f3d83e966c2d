/// Fax pages in, text out: every word with its place on the page and how sure the reading is.
///
/// A page goes through these steps: TiffPage finds it in the file without decoding anything (or somebody draws it,
/// GreyPages), Ink makes its ground even and parts black from white, Specks and Rules remove noise, streaks and upright
/// rules, PageCleaning turns it upright, brings it to square pixels and levels its lines, Recogniser runs Tesseract
/// over
/// it (twice, with thicker strokes, where the first reading is doubtful), and Placement carries every word box back to
/// the page as it was received.
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

/// Bilevel pages and their file form: the CCITT codes of ITU-T T.4 and T.6, and the structure of TIFF files.
///
/// Written here, and not taken from ImageIO, because fax needs what the general libraries lack: data passed on
/// without
/// recoding, every row that a damaged page still holds, one page in memory at a time, and the speed of native
/// tools.
@NullMarked
package io.dartwing.engine.fax.pages.codec;

import org.jspecify.annotations.NullMarked;

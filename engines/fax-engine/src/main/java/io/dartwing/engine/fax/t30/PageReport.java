package io.dartwing.engine.fax.t30;

/// The measures of one page.
///
/// @param index         zero-based index in the document's TIFF file
/// @param width         pixels per row
/// @param rows          number of rows
/// @param columnsPerMeter horizontal pixels per metre (8031 for 204 dpi)
/// @param rowsPerMeter  vertical pixels per metre (3850 standard, 7700 fine, 15400 superfine)
/// @param compression   coding on the line
/// @param imageBytes    coded size on the line
/// @param badRows       rows that could not be decoded; always 0 with ECM
/// @param longestBadRun longest block of such rows
/// @param ecmRetries    frames that had to be sent again
/// @param bitRate       bits per second
public record PageReport(
        int index,
        int width,
        int rows,
        int columnsPerMeter,
        int rowsPerMeter,
        T30Compression compression,
        int imageBytes,
        int badRows,
        int longestBadRun,
        int ecmRetries,
        int bitRate) {}

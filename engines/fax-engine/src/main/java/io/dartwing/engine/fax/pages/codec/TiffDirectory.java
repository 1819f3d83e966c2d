package io.dartwing.engine.fax.pages.codec;

/// One page of a TIFF file: the fields of its directory that matter for pages.
///
/// @param horizontalDpi dots per inch, 0 when unknown
/// @param t4Options     bit 0: two-dimensional
/// @param orientation   1 is upright (TIFF 6.0, tag 274)
/// @param tiled         stored in tiles; such pages aren't read by [TiffReader]
public record TiffDirectory(
        int width,
        int height,
        int bitsPerSample,
        int samplesPerPixel,
        int compression,
        int photometric,
        int fillOrder,
        int orientation,
        int rowsPerStrip,
        long[] stripOffsets,
        long[] stripByteCounts,
        double horizontalDpi,
        double verticalDpi,
        long t4Options,
        boolean tiled) {
    public static final int NONE = 1;
    public static final int CCITT_RLE = 2;
    public static final int CCITT_T4 = 3;
    public static final int CCITT_T6 = 4;
    public static final int DEFLATE = 8;
    public static final int OLD_DEFLATE = 32946;
    public static final int PACK_BITS = 32773;

    /// One bit per pixel, black and white, whatever the compression.
    public boolean bilevel() {
        return bitsPerSample == 1 && samplesPerPixel == 1 && photometric <= 1;
    }

    /// Whether [TiffReader#decode] understands it.
    public boolean readable() {
        return bilevel()
                && !tiled
                && switch (compression) {
                    case NONE, CCITT_RLE, CCITT_T4, CCITT_T6, DEFLATE, OLD_DEFLATE, PACK_BITS -> true;
                    default -> false;
                };
    }

    public long pixels() {
        return (long) width * height;
    }
}

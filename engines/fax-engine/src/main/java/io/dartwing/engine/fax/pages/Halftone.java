package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.util.Arrays;

/// Turns grey into black and white for fax.
///
/// Text and lines want a hard threshold, photographs want error diffusion; either alone ruins the other. So the
/// page is
/// looked at in tiles. Where sharpening leaves next to no middle tones it is line art, and the sharpened picture
/// is
/// cut at half. Elsewhere the error is diffused (Floyd and Steinberg, in serpentine order), after strokes
/// thinner than
/// a millimetre were darkened, so that faint print survives.
final class Halftone {
    /// Two bytes of a bitmap; rows have a multiple of that.
    private static final int TILE = 16;
    private static final int HALF = 128;
    /// Above is paper, below is ink: scans are never quite white.
    private static final int WHITE = 228;

    private static final int BLACK = 15;
    /// Darker is ink in line art; only what is lighter counts as a middle tone.
    private static final int DARK = 40;
    /// A tile without anything darker than this holds no print in black.
    private static final int INK = 110;
    /// From this difference on there is an edge between two pixels.
    private static final int EDGE = 48;
    /// A tile with more than this share of middle tones isn't line art: 1/32.
    private static final int TONE_SHARE = 32;
    /// The darkening starts here, so that noise in photographs is left alone.
    private static final int STROKE = 24;

    private static final byte BLANK = 0;
    private static final byte CRISP = 1;
    private static final byte TONE = 2;
    private static final int[] TONE_CURVE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            TONE_CURVE[i] = Math.clamp((i - BLACK) * 255 / (WHITE - BLACK), 0, 255);
        }
    }

    private final int width;
    private final int height;
    private final byte[] grey;
    private final byte[] sharp;
    private final int across;
    private final byte[] tiles;

    private Halftone(Grey page) {
        width = page.width();
        height = page.height();
        grey = page.pixels();
        sharp = new byte[grey.length];
        across = (width + TILE - 1) / TILE;
        tiles = new byte[across * ((height + TILE - 1) / TILE)];
    }

    static Bitmap of(Grey page) {
        var halftone = new Halftone(page);
        halftone.markInk();
        halftone.sharpen();
        boolean tones = halftone.markTones();
        var bitmap = new Bitmap(page.width(), page.height());
        halftone.threshold(bitmap);
        if (tones) {
            halftone.diffuse(bitmap);
        }
        return bitmap;
    }

    private void markInk() {
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int tileRow = y / TILE * across;
            for (int x = 0; x < width; x++) {
                if ((grey[row + x] & 0xFF) < WHITE) {
                    tiles[tileRow + x / TILE] = CRISP;
                    x |= TILE - 1;
                }
            }
        }
    }

    /// Unsharp mask over 3x3: pushes the soft edges of smoothed text to one side or the other and lifts
    /// hairlines that
    /// cover only part of a pixel.
    private void sharpen() {
        int[] sums = new int[width + 2];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int up = y == 0 ? row : row - width;
            int down = y == height - 1 ? row : row + width;
            for (int tile = 0; tile < across; tile++) {
                if (tiles[y / TILE * across + tile] == BLANK) {
                    continue;
                }
                int from = Math.max(0, tile * TILE - 1);
                int to = Math.min(width, tile * TILE + TILE + 1);
                for (int x = from; x < to; x++) {
                    sums[x + 1] = (grey[up + x] & 0xFF) + (grey[row + x] & 0xFF) + (grey[down + x] & 0xFF);
                }
                sums[0] = sums[1];
                sums[width + 1] = sums[width];
                int end = Math.min(width, tile * TILE + TILE);
                for (int x = tile * TILE; x < end; x++) {
                    int value = grey[row + x] & 0xFF;
                    int around = sums[x] + sums[x + 1] + sums[x + 2];
                    sharp[row + x] = (byte) Math.clamp(value + ((value * 9 - around) * 455 >> 11), 0, 255);
                }
            }
        }
    }

    private boolean markTones() {
        boolean any = false;
        for (int tile = 0; tile < tiles.length; tile++) {
            if (tiles[tile] == CRISP && tones(tile)) {
                tiles[tile] = TONE;
                any = true;
            }
        }
        return any;
    }

    /// Whether a tile has middle tones that aren't the soft edge of something (there the picture is about the
    /// same on
    /// both sides), or nothing in it is dark: then it is faint print, which a threshold would lose.
    private boolean tones(int tile) {
        int left = Math.max(1, tile % across * TILE);
        int top = Math.max(1, tile / across * TILE);
        int right = Math.min(width - 1, tile % across * TILE + TILE);
        int bottom = Math.min(height - 1, tile / across * TILE + TILE);
        int count = 0;
        int darkest = 255;
        for (int y = top; y < bottom; y++) {
            for (int at = y * width + left, end = y * width + right; at < end; at++) {
                int value = sharp[at] & 0xFF;
                darkest = Math.min(darkest, grey[at] & 0xFF);
                if (value > DARK && value < WHITE && flat(at - 1, at + 1) && flat(at - width, at + width)) {
                    count++;
                }
            }
        }
        return count > TILE * TILE / TONE_SHARE || darkest > INK;
    }

    private boolean flat(int before, int behind) {
        return Math.abs((grey[before] & 0xFF) - (grey[behind] & 0xFF)) < EDGE;
    }

    private void threshold(Bitmap bitmap) {
        for (int tile = 0; tile < tiles.length; tile++) {
            if (tiles[tile] != CRISP) {
                continue;
            }
            int left = tile % across * TILE;
            int top = tile / across * TILE;
            int right = Math.min(width, left + TILE);
            int bottom = Math.min(height, top + TILE);
            for (int y = top; y < bottom; y++) {
                int bits = 0;
                for (int at = y * width + left, end = y * width + right; at < end; at++) {
                    // The highest bit of a byte is 0 below half.
                    bits = bits << 1 | (sharp[at] >>> 7 & 1 ^ 1);
                }
                bits <<= TILE - (right - left);
                int at = y * bitmap.stride() + left / 8;
                bitmap.bits()[at] = (byte) (bits >> 8);
                bitmap.bits()[at + 1] = (byte) bits;
            }
        }
    }

    private void diffuse(Bitmap bitmap) {
        var closing = new Closing(new Grey(width, height, grey));
        int[][] error = new int[2][width + 2];
        for (int top = 0; top < height; top += TILE) {
            if (!anyTones(top / TILE)) {
                error = new int[2][width + 2];
                continue;
            }
            int bottom = Math.min(height, top + TILE);
            int[][] paper = closing.rows(top, bottom);
            for (int y = top; y < bottom; y++) {
                diffuse(bitmap, y, paper[y - top], error[y & 1], error[~y & 1]);
                Arrays.fill(error[y & 1], 0);
            }
        }
    }

    private boolean anyTones(int tileRow) {
        for (int i = tileRow * across; i < (tileRow + 1) * across; i++) {
            if (tiles[i] == TONE) {
                return true;
            }
        }
        return false;
    }

    private void diffuse(Bitmap bitmap, int y, int[] paper, int[] here, int[] below) {
        int step = (y & 1) == 0 ? 1 : -1;
        int x = step > 0 ? 0 : width - 1;
        int tileRow = y / TILE * across;
        for (int i = 0; i < width; i++, x += step) {
            if (tiles[tileRow + x / TILE] != TONE) {
                here[x + 1 + step] = 0;
                continue;
            }
            int value = grey[y * width + x] & 0xFF;
            int stroke = paper[x] - value - STROKE;
            int wanted = TONE_CURVE[stroke > 0 ? Math.max(0, (sharp[y * width + x] & 0xFF) - 3 * stroke) : value];
            int sum = wanted + (here[x + 1] >> 4);
            boolean black = sum < HALF;
            if (black) {
                bitmap.setBlack(x, y);
            }
            // Pure paper and pure ink take no error further: no dots in the white, no holes in the black.
            int error = wanted == 0 || wanted == 255 ? 0 : sum - (black ? 0 : 255);
            here[x + 1 + step] += error * 7;
            below[x + 1 - step] += error * 3;
            below[x + 1] += error * 5;
            below[x + 1 + step] += error;
        }
    }
}

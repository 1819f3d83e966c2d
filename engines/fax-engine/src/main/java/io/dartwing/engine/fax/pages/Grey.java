package io.dartwing.engine.fax.pages;

import java.util.Arrays;

/// A grey picture, 0 black to 255 white, without gaps between rows.
record Grey(int width, int height, byte[] pixels) {

    static Grey white(int width, int height) {
        byte[] pixels = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(pixels, (byte) 255);
        return new Grey(width, height, pixels);
    }

    static int luminance(int rgb) {
        return ((rgb >> 16 & 0xFF) * 77 + (rgb >> 8 & 0xFF) * 151 + (rgb & 0xFF) * 28) >> 8;
    }

    /// Copies `picture` so that its upper left corner comes to `x`, `y`; it lies inside this one.
    void place(Grey picture, int x, int y) {
        for (int row = 0; row < picture.height; row++) {
            System.arraycopy(picture.pixels, row * picture.width, pixels, (y + row) * width + x, picture.width);
        }
    }

    /// Turns the picture as its EXIF or TIFF orientation (1 to 8) says, so that it stands upright.
    Grey upright(int orientation) {
        if (orientation < 2 || orientation > 8) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int sx = switch (orientation) {
                    case 2, 3 -> width - 1 - x;
                    case 4 -> x;
                    case 5, 6 -> y;
                    default -> width - 1 - y;
                };
                int sy = switch (orientation) {
                    case 2 -> y;
                    case 3, 4 -> height - 1 - y;
                    case 5, 8 -> x;
                    default -> height - 1 - x;
                };
                turned[y * w + x] = pixels[sy * width + sx];
            }
        }
        return new Grey(w, h, turned);
    }
}

package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/// A picture that gives its rows as grey values when asked, so that nothing has to be copied as a whole.
interface GreyRows {
    int width();

    int height();

    /// Writes the grey values (0 to 255) of row `y`.
    void row(int y, int[] into);

    static GreyRows of(Bitmap bitmap) {
        return new GreyRows() {
            @Override
            public int width() {
                return bitmap.width();
            }

            @Override
            public int height() {
                return bitmap.height();
            }

            @Override
            public void row(int y, int[] into) {
                byte[] bits = bitmap.bits();
                int start = y * bitmap.stride();
                for (int x = 0; x < bitmap.width(); x++) {
                    into[x] = (bits[start + (x >> 3)] >> (7 - (x & 7)) & 1) == 0 ? 255 : 0;
                }
            }
        };
    }

    /// Samples are taken as they stand: Java's own conversion treats grey as linear light and would brighten it.
    /// Transparent parts show white paper.
    static GreyRows of(BufferedImage image) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean direct = image.getColorModel() instanceof ComponentColorModel;
        int type = image.getColorModel().getColorSpace().getType();
        int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
        boolean cmyk = direct && type == ColorSpace.TYPE_CMYK;
        boolean plain = direct
                && image.getColorModel().getComponentSize(0) >= 8
                && (bands <= 2 || type == ColorSpace.TYPE_RGB || cmyk);
        return new GreyRows() {
            private final int[] samples = new int[image.getWidth() * Math.max(bands, 1)];

            @Override
            public int width() {
                return image.getWidth();
            }

            @Override
            public int height() {
                return image.getHeight();
            }

            @Override
            public void row(int y, int[] into) {
                if (!plain) {
                    image.getRGB(0, y, width(), 1, samples, 0, width());
                    for (int x = 0; x < width(); x++) {
                        into[x] = onWhite(Grey.luminance(samples[x]), samples[x] >>> 24);
                    }
                    return;
                }
                raster.getPixels(0, y, width(), 1, samples);
                for (int x = 0, i = 0; x < width(); x++, i += bands) {
                    into[x] = grey(i);
                }
            }

            private int grey(int i) {
                int a = samples[i] >> shift;
                if (bands <= 2) {
                    return bands == 1 ? a : onWhite(a, samples[i + 1] >> shift);
                }
                int rgb = a << 16 | samples[i + 1] >> shift << 8 | samples[i + 2] >> shift;
                if (cmyk) {
                    return (255 - Grey.luminance(rgb)) * (255 - (samples[i + 3] >> shift)) / 255;
                }
                return bands == 3 ? Grey.luminance(rgb) : onWhite(Grey.luminance(rgb), samples[i + 3] >> shift);
            }
        };
    }

    private static int onWhite(int grey, int alpha) {
        return (grey * alpha + 255 * (255 - alpha)) / 255;
    }
}

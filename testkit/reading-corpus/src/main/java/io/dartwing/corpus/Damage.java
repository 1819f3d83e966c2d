package io.dartwing.corpus;

import java.util.SplittableRandom;

/// What scanner and line do to a page: focus, contrast and noise before the threshold, dirt and lost
/// bands after it. Works in place on gray pixels and leaves only black and white.
final class Damage {
    private final Scan scan;
    private final byte[] pixels;
    private final int width;
    private final int height;
    private final SplittableRandom random;

    Damage(Scan scan, byte[] pixels, int width, int height) {
        this.scan = scan;
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        random = new SplittableRandom(scan.seed());
    }

    void done() {
        if (scan.blur() > 0) {
            blurred();
        }
        thresholded();
        specks();
        streaks();
        dropouts();
    }

    private void blurred() {
        byte[] sharp = pixels.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                int around = (sharp[at - 1] & 0xFF)
                        + (sharp[at + 1] & 0xFF)
                        + (sharp[at - width] & 0xFF)
                        + (sharp[at + width] & 0xFF);
                pixels[at] = (byte) ((around + 4 * (sharp[at] & 0xFF)) / 8);
            }
        }
    }

    private void thresholded() {
        int noise = scan.noise();
        for (int i = 0; i < pixels.length; i++) {
            int gray = 255 - (int) ((255 - (pixels[i] & 0xFF)) * scan.ink());
            if (noise > 0) {
                long bits = random.nextLong();
                int sum = (int) (bits & 0xFF)
                        + (int) (bits >>> 8 & 0xFF)
                        + (int) (bits >>> 16 & 0xFF)
                        + (int) (bits >>> 24 & 0xFF);
                gray += (sum - 510) * noise / 160;
            }
            pixels[i] = (byte) (gray > scan.threshold() ? 255 : 0);
        }
    }

    private void specks() {
        for (int i = 0; i < scan.specks(); i++) {
            int x = random.nextInt(width - 3);
            int y = random.nextInt(height - 3);
            int size = 1 + random.nextInt(random.nextInt(8) == 0 ? 3 : 2);
            byte colour = (byte) (random.nextInt(5) == 0 ? 255 : 0);
            for (int dy = 0; dy < size; dy++) {
                for (int dx = 0; dx < size; dx++) {
                    pixels[(y + dy) * width + x + dx] = colour;
                }
            }
        }
    }

    private void streaks() {
        for (int i = 0; i < scan.streaks(); i++) {
            int x = random.nextInt(width - 2);
            int from = random.nextInt(height / 2);
            int to = from + random.nextInt(height - from);
            boolean broken = random.nextBoolean();
            for (int y = from; y < to; y++) {
                if (!broken || random.nextInt(3) > 0) {
                    pixels[y * width + x] = 0;
                }
            }
        }
    }

    private void dropouts() {
        for (int i = 0; i < scan.dropouts(); i++) {
            int y = random.nextInt(height - 4);
            int rows = 1 + random.nextInt(scan.verticalDpi() > 100 ? 3 : 1);
            int from = random.nextInt(width / 2);
            int to = from + random.nextInt(width - from);
            for (int row = y; row < y + rows; row++) {
                for (int x = from; x < to; x++) {
                    pixels[row * width + x] = (byte) 255;
                }
            }
        }
    }
}

package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.FileImageInputStream;

/// Converts PNG and JPEG pictures to a page each.
final class ImageSource {
    private static final int END_OF_IMAGE = 0xD9;
    /// Cameras append previews and other things.
    private static final int LONGEST_TAIL = 8 * 1024 * 1024;

    /// Bytes of a decoded image that are held at once.
    private static final long MOST_BYTES = 80_000_000;

    private ImageSource() {}

    static void add(Path source, DocumentType type, Conversion conversion) throws IOException {
        ImageHeader header = ImageHeader.read(source, type);
        if (type == DocumentType.JPEG) {
            requireEnd(source);
        }
        conversion.expectPixels(header.width(), header.height());
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
        if (!readers.hasNext()) {
            throw new Refusal(Reason.UNSUPPORTED, "Pictures of type " + type + " can't be read here.");
        }
        ImageReader reader = readers.next();
        try (var input = new FileImageInputStream(source.toFile())) {
            reader.setInput(input, true, true);
            BufferedImage image = read(reader, 0, header.channels(), conversion.deadline());
            conversion.add(PictureLayout.page(
                    GreyRows.of(image),
                    header.horizontalDpi(),
                    header.verticalDpi(),
                    (double) header.width() / image.getWidth(),
                    header.orientation(),
                    conversion));
        } finally {
            reader.dispose();
        }
    }

    /// Decoders fill up what a JPEG that was cut off lacks, and would fax a grey area in its place.
    private static void requireEnd(Path source) throws IOException {
        try (var file = new RandomAccessFile(source.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LONGEST_TAIL));
            byte[] tail = new byte[(int) Math.min(file.length(), LONGEST_TAIL)];
            file.readFully(tail);
            for (int i = tail.length - 2; i >= 0; i--) {
                if ((tail[i] & 0xFF) == 0xFF && (tail[i + 1] & 0xFF) == END_OF_IMAGE) {
                    return;
                }
            }
        }
        throw new Refusal(Reason.DAMAGED, "The JPEG image is cut off: its end is missing.");
    }

    /// Decodes an image; one that would take more than [#MOST_BYTES] is read in steps of several pixels.
    static BufferedImage read(ImageReader reader, int index, int channels, Deadline deadline) throws IOException {
        var stop = new StopWhenLate(deadline);
        reader.addIIOReadProgressListener(stop);
        var parameters = reader.getDefaultReadParam();
        long bytes = (long) reader.getWidth(index) * reader.getHeight(index) * Math.max(1, channels);
        int step = (int) Math.ceil(Math.sqrt((double) bytes / MOST_BYTES));
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage image = reader.read(index, parameters);
        deadline.check();
        if (stop.stopped) {
            throw Deadline.timedOut();
        }
        return image;
    }

    private static final class StopWhenLate implements IIOReadProgressListener {
        private final Deadline deadline;
        private volatile boolean stopped;

        StopWhenLate(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (deadline.passed()) {
                stopped = true;
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}

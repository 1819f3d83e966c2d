package io.dartwing.engine.fax.pages.codec;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes a fax TIFF (RFC 2306, profile F) page by page: one strip per page, CCITT T.6.
public final class TiffWriter implements Closeable {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ENTRIES = 17;
    private static final int RATIONAL_SCALE = 1000;

    private final FileChannel channel;
    private long end = 8;
    /// Where the offset of the next directory has to be written.
    private long link = 4;

    private int pages;

    private TiffWriter(FileChannel channel) throws IOException {
        this.channel = channel;
        write(0, little(8).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0));
    }

    public static TiffWriter create(Path file) throws IOException {
        return new TiffWriter(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    public int pages() {
        return pages;
    }

    /// Codes and appends a page.
    public void add(Bitmap page, double horizontalDpi, double verticalDpi) throws IOException {
        add(CcittEncoder.encode(page), page.width(), page.height(), horizontalDpi, verticalDpi);
    }

    /// Appends a page that is T.6 code already, with white coded as white and the most significant bit first.
    public void add(byte[] code, int width, int height, double horizontalDpi, double verticalDpi) throws IOException {
        long strip = end;
        write(strip, ByteBuffer.wrap(code).position(code.length));
        long directory = strip + code.length + 1 & ~1L;
        long rationals = directory + 2 + ENTRIES * 12 + 4;
        ByteBuffer ifd = little(2 + ENTRIES * 12 + 4 + 16).putShort((short) ENTRIES);
        entry(ifd, 254, LONG, 1, 2);
        entry(ifd, 256, LONG, 1, width);
        entry(ifd, 257, LONG, 1, height);
        entry(ifd, 258, SHORT, 1, 1);
        entry(ifd, 259, SHORT, 1, 4);
        entry(ifd, 262, SHORT, 1, 0);
        entry(ifd, 266, SHORT, 1, 1);
        entry(ifd, 273, LONG, 1, (int) strip);
        entry(ifd, 274, SHORT, 1, 1);
        entry(ifd, 277, SHORT, 1, 1);
        entry(ifd, 278, LONG, 1, height);
        entry(ifd, 279, LONG, 1, code.length);
        entry(ifd, 282, RATIONAL, 1, (int) rationals);
        entry(ifd, 283, RATIONAL, 1, (int) rationals + 8);
        entry(ifd, 293, LONG, 1, 0);
        entry(ifd, 296, SHORT, 1, 2);
        entry(ifd, 297, SHORT, 2, pages & 0xFFFF);
        ifd.putInt(0);
        ifd.putInt((int) Math.round(horizontalDpi * RATIONAL_SCALE)).putInt(RATIONAL_SCALE);
        ifd.putInt((int) Math.round(verticalDpi * RATIONAL_SCALE)).putInt(RATIONAL_SCALE);
        write(directory, ifd);
        // The link comes last: a reader never sees a directory that isn't there yet.
        write(link, little(4).putInt((int) directory));
        link = directory + 2 + ENTRIES * 12;
        end = rationals + 16;
        pages++;
    }

    private static void entry(ByteBuffer ifd, int tag, int type, int count, int value) {
        ifd.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(long position, ByteBuffer filled) throws IOException {
        ByteBuffer buffer = filled.flip();
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

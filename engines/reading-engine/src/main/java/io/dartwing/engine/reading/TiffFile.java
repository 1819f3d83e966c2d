package io.dartwing.engine.reading;

import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pages of a classic TIFF file (TIFF 6.0 §2), found without decoding anything and without trusting the file:
/// loops, lies about lengths and offsets outside the file end the listing or mark the page, nothing worse.
final class TiffFile implements Closeable {
    private static final int MAX_ENTRIES = 512;

    /// The pages that could be found, and why there may be more.
    record Listing(List<TiffPage> pages, Optional<Unreadable> fault) {}

    private final Path path;
    private final FileChannel channel;
    private final ByteOrder order;

    private TiffFile(Path path, FileChannel channel, ByteOrder order) {
        this.path = path;
        this.channel = channel;
        this.order = order;
    }

    /// Opens a file; empty if it doesn't begin like a TIFF file.
    static Optional<TiffFile> open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer mark = ByteBuffer.allocate(4);
            readFully(channel, mark, 0);
            Optional<ByteOrder> order = mark.hasRemaining() ? Optional.empty() : byteOrder(mark);
            if (order.isPresent()) {
                return Optional.of(new TiffFile(path, channel, order.get()));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /// Lists at most `maxPages` pages.
    Listing list(int maxPages) throws IOException {
        List<TiffPage> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Optional<Long> next = unsigned(4);
        while (next.isPresent() && next.get() != 0) {
            if (pages.size() == maxPages) {
                return new Listing(pages, Optional.of(new Unreadable(Reason.TOO_MANY_PAGES)));
            }
            long offset = next.get();
            Optional<ByteBuffer> count = bytes(offset, 2);
            int entries = count.map(b -> Short.toUnsignedInt(b.getShort())).orElse(0);
            if (!seen.add(offset) || entries == 0 || entries > MAX_ENTRIES) {
                return new Listing(pages, Optional.of(new Unreadable(Reason.BROKEN_PAGE_LIST)));
            }
            Optional<ByteBuffer> directory = bytes(offset + 2, entries * 12);
            if (directory.isEmpty()) {
                return new Listing(pages, Optional.of(new Unreadable(Reason.BROKEN_PAGE_LIST)));
            }
            pages.add(TiffPage.of(pages.size() + 1, directory.get(), entries));
            next = unsigned(offset + 2 + entries * 12L);
        }
        boolean whole = next.isPresent() && !pages.isEmpty();
        return new Listing(pages, whole ? Optional.empty() : Optional.of(new Unreadable(Reason.BROKEN_PAGE_LIST)));
    }

    /// That many bytes from that offset, in the file's byte order; empty if the file is too short.
    Optional<ByteBuffer> bytes(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > channel.size()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        readFully(channel, bytes, offset);
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.flip());
    }

    long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Optional<Long> unsigned(long offset) throws IOException {
        return bytes(offset, 4).map(b -> Integer.toUnsignedLong(b.getInt()));
    }

    private static Optional<ByteOrder> byteOrder(ByteBuffer mark) {
        return switch (mark.getInt(0)) {
            case 0x49492A00 -> Optional.of(ByteOrder.LITTLE_ENDIAN);
            case 0x4D4D002A -> Optional.of(ByteOrder.BIG_ENDIAN);
            default -> Optional.empty();
        };
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long offset) throws IOException {
        while (into.hasRemaining()) {
            int read = channel.read(into, offset + into.position());
            if (read < 0) {
                return;
            }
        }
    }
}

package io.dartwing.engine.fax.pages.codec;

import io.dartwing.engine.fax.pages.DamagedDocumentException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads a TIFF file page by page: the structure of any, the pixels of bilevel ones.
///
/// Nothing the file says is believed before it is checked against the file's length.
public final class TiffReader implements Closeable {
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int MAX_ENTRIES = 2048;
    private static final int MAX_SIDE = 65_535;
    private static final byte[] REVERSED = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            REVERSED[i] = (byte) (Integer.reverse(i) >>> 24);
        }
    }

    private final FileChannel channel;
    private final long length;
    private final ByteOrder order;
    private final Set<Long> visited = new HashSet<>();
    private long nextDirectory;

    private TiffReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        if (length < HEADER) {
            throw new DamagedDocumentException("The file is too short for a TIFF.");
        }
        ByteBuffer header = bytes(0, HEADER);
        order = header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        header.order(order);
        if (header.get(0) != header.get(1) || header.getShort(2) != 42) {
            throw new DamagedDocumentException("The file is no TIFF.");
        }
        nextDirectory = header.getInt(4) & 0xFFFFFFFFL;
    }

    public static TiffReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TiffReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// The pixels of a page, with the rows that couldn't be read left white.
    ///
    /// @param goodRows rows read from the top
    /// @param sound    the page is whole and without damage
    public record Decoded(Bitmap bitmap, int goodRows, boolean sound) {}

    /// The following page; empty at the end. A broken or circular chain fails with [DamagedDocumentException].
    public Optional<TiffDirectory> next() throws IOException {
        if (nextDirectory == 0) {
            return Optional.empty();
        }
        if (!visited.add(nextDirectory)) {
            throw new DamagedDocumentException("The TIFF's list of pages runs in a circle.");
        }
        long at = nextDirectory;
        int entries = bytes(at, 2).getShort() & 0xFFFF;
        if (entries == 0 || entries > MAX_ENTRIES) {
            throw new DamagedDocumentException("A page directory of the TIFF is damaged.");
        }
        ByteBuffer directory = bytes(at + 2, entries * ENTRY + 4);
        var fields = new DirectoryFields();
        for (int i = 0; i < entries; i++) {
            entry(directory.slice(i * ENTRY, ENTRY).order(order), fields);
        }
        nextDirectory = directory.getInt(entries * ENTRY) & 0xFFFFFFFFL;
        return Optional.of(describe(fields));
    }

    /// All pages, at most `limit` of them.
    public List<TiffDirectory> directories(int limit) throws IOException {
        var all = new ArrayList<TiffDirectory>();
        while (all.size() < limit) {
            Optional<TiffDirectory> page = next();
            if (page.isEmpty()) {
                break;
            }
            all.add(page.get());
        }
        return all;
    }

    private void entry(ByteBuffer entry, DirectoryFields fields) throws IOException {
        int tag = entry.getShort() & 0xFFFF;
        int type = entry.getShort() & 0xFFFF;
        long count = entry.getInt() & 0xFFFFFFFFL;
        int size = DirectoryFields.size(type);
        long bytes = count * size;
        if (!DirectoryFields.KNOWN.contains(tag) || size == 0 || count == 0) {
            return;
        }
        if (bytes <= 4) {
            fields.put(tag, DirectoryFields.read(type, (int) count, entry));
            return;
        }
        if (count > MAX_SIDE) {
            throw new DamagedDocumentException("A page directory of the TIFF claims too many values.");
        }
        long offset = entry.getInt() & 0xFFFFFFFFL;
        fields.put(tag, DirectoryFields.read(type, (int) count, bytes(offset, (int) bytes)));
    }

    private TiffDirectory describe(DirectoryFields fields) throws IOException {
        long width = fields.first(DirectoryFields.WIDTH, 0);
        long height = fields.first(DirectoryFields.HEIGHT, 0);
        boolean tiled = fields.has(DirectoryFields.TILE_WIDTH);
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new DamagedDocumentException("A page of the TIFF has an impossible size.");
        }
        long rows = fields.first(DirectoryFields.ROWS_PER_STRIP, height);
        long[] offsets = fields.all(DirectoryFields.STRIP_OFFSETS);
        long[] counts = fields.all(DirectoryFields.STRIP_BYTE_COUNTS);
        if (offsets.length == 0 && !tiled) {
            throw new DamagedDocumentException("A page of the TIFF has no data.");
        }
        return new TiffDirectory(
                (int) width,
                (int) height,
                (int) fields.first(DirectoryFields.BITS_PER_SAMPLE, 1),
                (int) fields.first(DirectoryFields.SAMPLES_PER_PIXEL, 1),
                (int) fields.first(DirectoryFields.COMPRESSION, 1),
                (int) fields.first(DirectoryFields.PHOTOMETRIC, 0),
                (int) fields.first(DirectoryFields.FILL_ORDER, 1),
                (int) fields.first(DirectoryFields.ORIENTATION, 1),
                (int) Math.clamp(rows, 1, height),
                offsets,
                counts,
                fields.dpi(DirectoryFields.X_RESOLUTION),
                fields.dpi(DirectoryFields.Y_RESOLUTION),
                fields.first(DirectoryFields.T4_OPTIONS, 0),
                tiled);
    }

    /// The bytes of a strip as they stand in the file, but with the most significant bit first; what is missing
    /// at
    /// the file's end is left out.
    public byte[] strip(TiffDirectory page, int index) throws IOException {
        long offset = page.stripOffsets()[index];
        long available = Math.max(0, length - offset);
        boolean counted = index < page.stripByteCounts().length && page.stripByteCounts()[index] > 0;
        long size = counted ? Math.min(page.stripByteCounts()[index], available) : available;
        byte[] data = size == 0
                ? new byte[0]
                : bytes(offset, (int) Math.min(size, Integer.MAX_VALUE - 64)).array();
        if (page.fillOrder() == 2) {
            for (int i = 0; i < data.length; i++) {
                data[i] = REVERSED[data[i] & 0xFF];
            }
        }
        return data;
    }

    /// Whether all data of the page lie inside the file.
    public boolean wholeInFile(TiffDirectory page) {
        if (page.stripByteCounts().length < page.stripOffsets().length) {
            return false;
        }
        for (int i = 0; i < page.stripOffsets().length; i++) {
            if (page.stripOffsets()[i] + page.stripByteCounts()[i] > length) {
                return false;
            }
        }
        return true;
    }

    /// Decodes a page for which [TiffDirectory#readable()] holds. The caller has checked its size.
    public Decoded decode(TiffDirectory page) throws IOException {
        var bitmap = new Bitmap(page.width(), page.height());
        int row = 0;
        boolean sound = true;
        for (int i = 0; i < page.stripOffsets().length && row < page.height(); i++) {
            int rows = Math.min(page.rowsPerStrip(), page.height() - row);
            CcittDecoder.Rows read = decodeStrip(page, strip(page, i), bitmap, row, rows);
            sound &= read.bad() == 0 && read.found() == rows;
            row += read.found();
            if (read.found() < rows) {
                break;
            }
        }
        sound &= row == page.height();
        if (page.photometric() == 1) {
            var read = bitmap.top(row);
            read.invert();
            read.copyRows(0, row, bitmap, 0);
        }
        return new Decoded(bitmap, row, sound);
    }

    private static CcittDecoder.Rows decodeStrip(TiffDirectory page, byte[] data, Bitmap target, int row, int rows) {
        return switch (page.compression()) {
            case TiffDirectory.CCITT_RLE ->
                CcittDecoder.decode(data, CcittDecoder.Scheme.ALIGNED_MH, target, row, rows);
            case TiffDirectory.CCITT_T4 ->
                CcittDecoder.decode(
                        data,
                        (page.t4Options() & 1) == 0 ? CcittDecoder.Scheme.MH : CcittDecoder.Scheme.MR,
                        target,
                        row,
                        rows);
            case TiffDirectory.CCITT_T6 -> CcittDecoder.decode(data, CcittDecoder.Scheme.MMR, target, row, rows);
            case TiffDirectory.PACK_BITS -> rawRows(unpackBits(data, rowBytes(target) * rows), target, row, rows);
            case TiffDirectory.DEFLATE, TiffDirectory.OLD_DEFLATE ->
                rawRows(inflate(data, rowBytes(target) * rows), target, row, rows);
            default -> rawRows(data, target, row, rows);
        };
    }

    private static int rowBytes(Bitmap bitmap) {
        return (bitmap.width() + 7) / 8;
    }

    private static CcittDecoder.Rows rawRows(byte[] data, Bitmap target, int row, int rows) {
        int bytes = rowBytes(target);
        int found = Math.min(rows, data.length / bytes);
        byte tail = (byte) (0xFF << (bytes * 8 - target.width()));
        for (int y = 0; y < found; y++) {
            int at = (row + y) * target.stride();
            System.arraycopy(data, y * bytes, target.bits(), at, bytes);
            target.bits()[at + bytes - 1] &= tail;
        }
        return new CcittDecoder.Rows(found, 0);
    }

    private static byte[] unpackBits(byte[] data, int size) {
        byte[] out = new byte[size];
        int n = 0;
        int i = 0;
        while (i < data.length && n < size) {
            int head = data[i++];
            if (head >= 0) {
                int count = Math.min(Math.min(head + 1, size - n), data.length - i);
                System.arraycopy(data, i, out, n, count);
                i += head + 1;
                n += count;
            } else if (head != -128 && i < data.length) {
                int end = Math.min(n + 1 - head, size);
                while (n < end) {
                    out[n++] = data[i];
                }
                i++;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static byte[] inflate(byte[] data, int size) {
        byte[] out = new byte[size];
        int n = 0;
        try (var inflater = new Inflater()) {
            inflater.setInput(data);
            while (n < size && !inflater.finished()) {
                int count = inflater.inflate(out, n, size - n);
                if (count == 0) {
                    break;
                }
                n += count;
            }
        } catch (DataFormatException e) {
            // The rows before the damage are kept; the caller sees that some are missing.
        }
        return Arrays.copyOf(out, n);
    }

    private ByteBuffer bytes(long offset, int count) throws IOException {
        if (offset < 0 || offset + count > length) {
            throw new DamagedDocumentException("The TIFF refers to data behind its end.");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(order == null ? ByteOrder.BIG_ENDIAN : order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new DamagedDocumentException("The TIFF became shorter while it was read.");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks for deflate bombs in the raw bytes of a PDF, before anything parses it: the parser itself unpacks
/// cross-reference and object streams into memory.
///
/// Whatever follows a `stream` keyword and is deflate data is unpacked into nothing and counted. It costs a few
/// milliseconds per megabyte.
final class PdfScan {
    private static final byte[] KEYWORD = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] END = {'%', '%', 'E', 'O', 'F'};
    /// Mail gateways and scanners append all kinds of things.
    private static final int LONGEST_TAIL = 64 * 1024;

    private static final int ZLIB_DEFLATE = 8;

    private PdfScan() {}

    static void check(Path file, long maxUnpackedBytes, Deadline deadline) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                var inflater = new Inflater()) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            byte[] nowhere = new byte[32 * 1024];
            checkEnd(bytes);
            int at = 0;
            while ((at = nextStream(bytes, at)) >= 0) {
                deadline.check();
                inflater.reset();
                at += count(bytes, at, inflater, nowhere, maxUnpackedBytes, deadline);
            }
        }
    }

    /// A PDF that was cut off lacks its last line. Parsers repair such files, and would fax what is left of them
    /// as if
    /// it were all.
    private static void checkEnd(ByteBuffer bytes) {
        for (int i = bytes.limit() - END.length; i >= Math.max(0, bytes.limit() - LONGEST_TAIL); i--) {
            if (matches(bytes, i, END)) {
                return;
            }
        }
        throw new Refusal(Reason.DAMAGED, "The PDF is cut off: its end is missing.");
    }

    /// The position behind the next `stream` keyword and its line end; -1 when there is none.
    private static int nextStream(ByteBuffer bytes, int from) {
        int end = bytes.limit() - KEYWORD.length - 2;
        for (int i = from; i < end; i++) {
            if (bytes.get(i) != 's' || bytes.get(i + 5) != 'm' || !matches(bytes, i, KEYWORD)) {
                continue;
            }
            int data = i + KEYWORD.length;
            data += bytes.get(data) == '\r' ? 1 : 0;
            data += bytes.get(data) == '\n' ? 1 : 0;
            return data;
        }
        return -1;
    }

    private static boolean matches(ByteBuffer bytes, int at, byte[] word) {
        for (int k = 0; k < word.length; k++) {
            if (bytes.get(at + k) != word[k]) {
                return false;
            }
        }
        return true;
    }

    /// Answers how many bytes of the file were deflate data.
    private static int count(
            ByteBuffer bytes, int at, Inflater inflater, byte[] nowhere, long maxUnpackedBytes, Deadline deadline) {
        if (at + 2 > bytes.limit() || (bytes.get(at) & 0x0F) != ZLIB_DEFLATE) {
            return 0;
        }
        inflater.setInput(bytes.slice(at, bytes.limit() - at));
        long total = 0;
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(nowhere);
                if (count == 0) {
                    break;
                }
                total += count;
                if (total > maxUnpackedBytes) {
                    throw PdfGuard.bomb();
                }
                deadline.check();
            }
        } catch (DataFormatException notDeflate) {
            // An image, or damage that the parser will judge.
            return 0;
        }
        return (int) inflater.getBytesRead();
    }
}

package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// Looks at everything a page draws from before it is drawn: PDFBox unpacks streams and images whole into
/// memory.
final class PdfGuard {
    private static final int MAX_FILTERS = 4;
    private static final int POSTSCRIPT = 4;
    private static final int LONGEST_PROGRAM = 4_000;
    /// Deflate can't do better than 1032 to 1, LZW about 1:1400.
    private static final long BEST_RATIO = 1500;

    private static final Set<String> IMAGE_FILTERS =
            Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF", "Crypt");
    private static final Set<String> KNOWN_FILTERS = Set.of(
            "FlateDecode",
            "Fl",
            "LZWDecode",
            "LZW",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx",
            "RunLengthDecode",
            "RL",
            "DCTDecode",
            "DCT",
            "JPXDecode",
            "JBIG2Decode",
            "CCITTFaxDecode",
            "CCF",
            "Crypt");
    /// Ways out of the page that drawing it never takes.
    private static final Set<COSName> NOT_DRAWN = Set.of(
            COSName.PARENT, COSName.P, COSName.getPDFName("Popup"), COSName.DEST, COSName.A, COSName.AA, COSName.B);

    private final ConversionSettings settings;
    private final Deadline deadline;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long imagePixels;

    PdfGuard(ConversionSettings settings, Deadline deadline) {
        this.settings = settings;
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    /// Walks what the page refers to; what an earlier page used as well is not looked at again.
    void page(PDPage page) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(page.getCOSObject());
        while (!open.isEmpty()) {
            COSBase item = open.pop();
            if (!seen.add(item)) {
                continue;
            }
            if ((seen.size() & 63) == 0) {
                deadline.check();
            }
            if (item instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    push(open, array.getObject(i));
                }
            } else if (item instanceof COSDictionary dictionary) {
                if (dictionary instanceof COSStream stream) {
                    check(stream);
                }
                for (COSName key : dictionary.keySet()) {
                    if (!NOT_DRAWN.contains(key)) {
                        push(open, dictionary.getDictionaryObject(key));
                    }
                }
            }
        }
    }

    private static void push(Deque<COSBase> open, @Nullable COSBase item) {
        COSBase direct = item instanceof COSObject reference ? reference.getObject() : item;
        if (direct instanceof COSDictionary || direct instanceof COSArray) {
            open.push(direct);
        }
    }

    /// To be asked for each image at the moment it is drawn, inline ones included.
    void image(long width, long height) {
        if (width > 0 && height > 0 && width > settings.maxPixelsPerPage() / height) {
            throw bomb();
        }
        imagePixels += Math.max(0, width * height);
        if (imagePixels > settings.maxPixelsTotal()) {
            throw bomb();
        }
    }

    void unsupportedImage() {
        throw new Refusal(
                Reason.UNSUPPORTED,
                "The PDF holds an image in a format that can't be read here. Print it to a new PDF and send that.");
    }

    void finishPage() {
        deadline.check();
    }

    private void check(COSStream stream) throws IOException {
        if (stream.getInt(COSName.FUNCTION_TYPE) == POSTSCRIPT) {
            checkProgram(stream);
        }
        if (stream.containsKey(COSName.WIDTH) && stream.containsKey(COSName.HEIGHT)) {
            long width = stream.getInt(COSName.WIDTH, 0);
            long height = stream.getInt(COSName.HEIGHT, 0);
            if (width > 0 && height > 0 && width > settings.maxPixelsPerPage() / height) {
                throw bomb();
            }
        }
        List<String> filters = filters(stream);
        if (filters.size() > MAX_FILTERS) {
            throw bomb();
        }
        for (String filter : filters) {
            if (!KNOWN_FILTERS.contains(filter)) {
                throw new Refusal(
                        Reason.UNSUPPORTED,
                        "The PDF is packed in a way that isn't known here. Print it to a new PDF and send that.");
            }
        }
        while (!filters.isEmpty() && IMAGE_FILTERS.contains(filters.getLast())) {
            filters.removeLast();
        }
        double bound = Math.max(stream.getLength(), 1) * Math.pow(BEST_RATIO, filters.size());
        if (!filters.isEmpty() && bound > settings.maxUnpackedBytes()) {
            unpack(stream, filters);
        }
    }

    /// A program that is run for every pixel of a shading: millions of times.
    private static void checkProgram(COSStream stream) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            if (in.readNBytes(LONGEST_PROGRAM + 1).length > LONGEST_PROGRAM) {
                throw tooComplex();
            }
        }
    }

    private static List<String> filters(COSStream stream) {
        var names = new ArrayList<String>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name.getName());
                }
            }
        }
        return names;
    }

    private void unpack(COSStream stream, List<String> filters) throws IOException {
        byte[] between = new byte[0];
        for (int i = 0; i < filters.size(); i++) {
            boolean last = i == filters.size() - 1;
            try (InputStream in = i == 0 ? stream.createRawInputStream() : new ByteArrayInputStream(between);
                    Counting out = new Counting(last ? OutputStream.nullOutputStream() : new ByteArrayOutputStream())) {
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, out, stream, i);
                between = out.sink instanceof ByteArrayOutputStream bytes ? bytes.toByteArray() : between;
            } catch (IOException damaged) {
                // Drawing will meet the damage again and decide; only the size matters here.
                return;
            }
        }
    }

    private final class Counting extends OutputStream {
        private final OutputStream sink;
        private long count;

        Counting(OutputStream sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            sink.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            sink.write(bytes, offset, length);
        }

        private void count(int length) {
            if (count >> 16 != (count += length) >> 16) {
                deadline.check();
            }
            if (count > settings.maxUnpackedBytes()) {
                throw bomb();
            }
        }
    }

    static Refusal tooComplex() {
        return new Refusal(
                Reason.BOMB, "The PDF's drawings are more complex than a page can need. Print it to a new PDF.");
    }

    static Refusal bomb() {
        return new Refusal(Reason.BOMB, "The PDF unpacks to far more data than a document needs.");
    }
}

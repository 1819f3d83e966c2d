package io.dartwing.fax.faxbot;

import io.dartwing.engine.fax.pages.PaperSize;
import io.dartwing.engine.fax.pages.TextPages;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.idempotency.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/// The document of a request to send: PDF, or text that is put on pages. Its content alone says
/// which; its name is never looked at.
///
/// @param path a PDF
/// @param digest SHA-256 of what was uploaded
record FaxUpload(Path path, byte[] digest) {
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String UNSUPPORTED = "Only PDF and TXT are allowed";

    /// @param megabytes the most that is read
    static FaxUpload read(MultipartFile file, int megabytes, String country, WorkFolders.Folder folder)
            throws IOException {
        int most = megabytes * 1024 * 1024;
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = in.readNBytes(most + 1);
        }
        if (content.length > most) {
            throw tooLarge(megabytes);
        }
        byte[] digest = Fingerprint.start().add(content).finish();
        if (startsWith(content, PDF)) {
            return new FaxUpload(Files.write(folder.file("document.pdf"), content), digest);
        }
        String text =
                text(content).filter(read -> !read.isBlank()).orElseThrow(() -> new FaxbotRefusal(415, UNSUPPORTED));
        Path pdf = folder.file("document.pdf");
        render(text, country, pdf).ifPresent(fault -> {
            throw new FaxbotRefusal(413, fault);
        });
        return new FaxUpload(pdf, digest);
    }

    static FaxbotRefusal tooLarge(int megabytes) {
        return new FaxbotRefusal(413, "File exceeds " + megabytes + " MB limit");
    }

    private static Optional<String> render(String text, String country, Path pdf) {
        try {
            return TextPages.render(
                    text, country.equals("US") || country.equals("CA") ? PaperSize.LETTER : PaperSize.A4, pdf);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Empty when it is no UTF-8, or holds a byte that no text has.
    private static Optional<String> text(byte[] content) {
        int start = startsWith(content, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        for (int i = start; i < content.length; i++) {
            if (content[i] == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, start, content.length - start))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}

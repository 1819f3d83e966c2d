package io.dartwing.fax.mail;

import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.outbound.SendFax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fax made ready from a message: its number, its files on disk, or its text for a page.
record Prepared(
        String number,
        List<SendFax.IncomingFile> files,
        @Nullable String text,
        int pages) {
    List<String> names() {
        return files.stream().map(SendFax.IncomingFile::filename).toList();
    }

    SendFax wish(@Nullable String from) {
        return new SendFax(
                number,
                from,
                files,
                null,
                text,
                null,
                text != null,
                true,
                FaxPriority.NORMAL,
                null,
                null,
                Map.of(),
                "fine",
                null,
                null,
                null,
                null);
    }

    @Override
    public String toString() {
        return "Prepared";
    }
}

package io.dartwing.fax.broadcast;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.contact.Contacts;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.office.OfficeFiles;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.problem.PlatformError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/// Reads both forms of a request to make a broadcast, multipart and JSON.
@Component
class BroadcastRequests {
    private static final int MOST_LIST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_FILES = 20;
    private static final Duration CONVERTED_WITHIN = Duration.ofSeconds(45);
    private static final String FILE = "file";
    private static final String RECIPIENTS = "recipients";

    /// @param fingerprint over everything the caller sent
    record Asked(BroadcastWish wish, byte[] fingerprint) {}

    private final Broadcasts broadcasts;
    private final Contacts contacts;
    private final OfficeFiles office;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    BroadcastRequests(
            Broadcasts broadcasts,
            Contacts contacts,
            OfficeFiles office,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.contacts = contacts;
        this.office = office;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    Asked multipart(MultipartHttpServletRequest request, WorkFolders.Folder folder)
            throws IOException, InterruptedException {
        for (String part : request.getMultiFileMap().keySet()) {
            if (!List.of(FILE, RECIPIENTS).contains(part)) {
                throw PlatformError.invalid("file", "a file part of unknown name", "file or recipients");
            }
        }
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw PlatformError.invalid("fields", "one given more than once", "each once");
            }
            fields.put(name, values[0]);
        });
        BroadcastForm.Read form = BroadcastForm.read(fields, clock);
        byte[] csv = csv(request.getFiles(RECIPIENTS), !form.groups().isEmpty());
        RecipientList list = csv.length == 0
                ? RecipientList.of(List.of(), form.places(), region(form))
                : RecipientList.csv(new ByteArrayInputStream(csv), form.places(), region(form));
        list.addAll(members(form));
        var fingerprint = Fingerprint.start();
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> fingerprint.add(field.getKey()).add(field.getValue()));
        fingerprint.add(csv);
        var files = new ArrayList<IncomingFile>();
        for (MultipartFile file : request.getFiles(FILE)) {
            files.add(file(file.getInputStream(), file.getOriginalFilename(), files.size(), folder, fingerprint));
        }
        return new Asked(wish(form, list, office.readable(files), folder), fingerprint.finish());
    }

    /// @param optional whether recipients come from elsewhere too
    private static byte[] csv(List<MultipartFile> parts, boolean optional) throws IOException {
        if (parts.isEmpty() && optional) {
            return new byte[0];
        }
        if (parts.size() != 1) {
            throw PlatformError.invalid(RECIPIENTS, "given " + parts.size() + " times", "one CSV file");
        }
        if (parts.getFirst().getSize() > MOST_LIST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "recipients: too large (expected: at most 8 MB)");
        }
        return parts.getFirst().getBytes();
    }

    Asked json(BroadcastFields fields, WorkFolders.Folder folder) throws IOException, InterruptedException {
        BroadcastForm.Read form = BroadcastForm.read(fields.plain(), clock);
        List<Map<String, String>> rows = Optional.ofNullable(fields.recipients()).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .map(BroadcastFields.Listed::columns)
                .toList();
        RecipientList list = RecipientList.of(rows, form.places(), region(form));
        list.addAll(members(form));
        var fingerprint = Fingerprint.start().add(json.writeValueAsString(fields));
        var files = new ArrayList<IncomingFile>();
        if (fields.fileBase64() != null) {
            files.add(file(
                    new ByteArrayInputStream(decoded(fields.fileBase64())), fields.filename(), 0, folder, fingerprint));
        }
        return new Asked(wish(form, list, office.readable(files), folder), fingerprint.finish());
    }

    private static byte[] decoded(String base64) {
        if (base64.length() > Pages.MAX_BYTES / 3 * 4 + 4) {
            throw new ProblemException(FaxError.TOO_LARGE, "file_base64: too large (expected: at most 50 MB)");
        }
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw PlatformError.invalid("file_base64", "not Base64", "RFC 4648");
        }
    }

    private List<Contacts.Addressee> members(BroadcastForm.Read form) {
        return form.groups().isEmpty()
                ? List.of()
                : transaction.execute(status -> contacts.members(form.groups(), RecipientList.MOST));
    }

    private String region(BroadcastForm.Read form) {
        return transaction.execute(status -> broadcasts.region(form.content().sender()));
    }

    private static IncomingFile file(
            InputStream content, @Nullable String name, int index, WorkFolders.Folder folder, Fingerprint fingerprint)
            throws IOException {
        if (index >= MOST_FILES) {
            throw new ProblemException(FaxError.TOO_LARGE, "file: too many (expected: at most " + MOST_FILES + ")");
        }
        Path path = folder.copy(content, "upload-" + index);
        fingerprint.add(Files.readAllBytes(path));
        return new IncomingFile(path, harmless(name));
    }

    /// The name is only ever shown: control characters and path parts go.
    private static String harmless(@Nullable String filename) {
        String name = filename == null ? "" : filename;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "").strip();
        return clean.isEmpty() ? "document" : clean.substring(0, Math.min(200, clean.length()));
    }

    /// The pages are made once for all.
    private static BroadcastWish wish(
            BroadcastForm.Read form, RecipientList list, List<IncomingFile> files, WorkFolders.Folder folder)
            throws IOException, InterruptedException {
        if (files.isEmpty() && form.content().message().isEmpty()) {
            throw new ProblemException(
                    FaxError.FILE_MISSING, "file: missing (expected: at least one, or a message for the cover page)");
        }
        Optional<Path> tiff = Optional.empty();
        int pages = 0;
        if (!files.isEmpty()) {
            var sources = new ArrayList<Path>();
            for (IncomingFile file : files) {
                Pages.accept(file.path(), sources.size());
                sources.add(file.path());
            }
            Path target = folder.file("pages.tif");
            pages = switch (Pages.convert(sources, form.content().resolution(), target, CONVERTED_WITHIN)) {
                case ConversionResult.Converted converted -> converted.pageCount();
                case ConversionResult.Refused refused -> throw Pages.refusal(refused);
            };
            tiff = Optional.of(target);
        }
        return new BroadcastWish(
                form.content(), form.pace(), form.scheduledAt(), form.start(), files, tiff, pages, list);
    }
}

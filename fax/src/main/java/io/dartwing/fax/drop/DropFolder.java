package io.dartwing.fax.drop;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.api.FaxSending;
import io.dartwing.fax.api.SendFields;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.limits.LimitedCaller;
import io.dartwing.platform.problem.PlatformError;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One folder: a document whose name begins with the number goes to that number, one with a `.json` of the same name
/// beside it goes as that says. From `taking` it ends in `accepted`, or in `refused` beside the reason.
final class DropFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final long MAX_FILE = 50L * 1024 * 1024;
    private static final long MAX_FIELDS = 64 * 1024;
    private static final int MOST_AT_ONCE = 50;
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9]{7,15})(?![0-9])[^/]*");
    private static final Set<String> UNFINISHED = Set.of("part", "tmp", "filepart", "crdownload", "swp");
    private static final Set<String> FILE_FIELDS = Set.of("file_base64", "file_url", "filename", "files");

    /// How long a document without a number waits for its `.json`.
    private static final Duration FIELDS_LATER = Duration.ofMinutes(1);

    /// What a file looked like: one that looks the same a second time is whole.
    private record Look(long size, Instant modified) {}

    private record Taken(UUID id, String name) {}

    private final Path root;
    private final Path keyFile;
    private final Duration keep;
    private final FaxSending sending;
    private final ApiKeys keys;
    private final JsonMapper json;
    private final Clock clock;
    private Map<String, Look> before = Map.of();
    private boolean toldOfKey;

    DropFolder(
            DropProperties.Folder folder,
            Duration keep,
            FaxSending sending,
            ApiKeys keys,
            JsonMapper json,
            Clock clock) {
        this.root = folder.path();
        this.keyFile = folder.keyFile();
        this.keep = keep;
        this.sending = sending;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    void look() throws IOException {
        Optional<ApiKeys.Shown> key = key();
        if (key.isEmpty()) {
            return;
        }
        for (String name : List.of("taking", "accepted", "refused")) {
            Files.createDirectories(root.resolve(name));
        }
        for (Path begun : list(root.resolve("taking"))) {
            finish(begun, key.get());
        }
        Map<String, Look> now = looks();
        for (String name : whole(now)) {
            take(name).ifPresent(begun -> finish(begun, key.get()));
        }
        before = now;
        clear();
    }

    /// A key that isn't there or not valid is told of once, until one is.
    private Optional<ApiKeys.Shown> key() throws IOException {
        Optional<ApiKeys.Shown> key = Files.isRegularFile(keyFile) && Files.size(keyFile) < 1000
                ? keys.authenticate(Files.readString(keyFile).strip(), Optional.of(InetAddress.getLoopbackAddress()))
                : Optional.empty();
        if (key.isEmpty() && !toldOfKey) {
            LOG.warn("a drop folder waits: its key-file holds no valid API key");
        }
        toldOfKey = key.isEmpty();
        return key;
    }

    private Map<String, Look> looks() throws IOException {
        var looks = new HashMap<String, Look>();
        for (Path file : list(root)) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile()) {
                    looks.put(
                            file.getFileName().toString(),
                            new Look(
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()));
                }
            } catch (NoSuchFileException gone) {
                continue; // whoever put it there took it back
            }
        }
        return looks;
    }

    /// Documents that did not change since the last look, nor did their `.json`.
    private List<String> whole(Map<String, Look> now) {
        return now.keySet().stream()
                .filter(name -> isDocument(name) && same(name, now))
                .filter(name -> now.containsKey(fieldsOf(name)) ? same(fieldsOf(name), now) : mayGoAlone(name, now))
                .sorted()
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private static boolean isDocument(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && name.contains(".") && !ending.equals("json") && !UNFINISHED.contains(ending);
    }

    private boolean same(String name, Map<String, Look> now) {
        return Objects.equals(now.get(name), before.get(name));
    }

    private boolean mayGoAlone(String name, Map<String, Look> now) {
        return NUMBER.matcher(name).matches()
                || Objects.requireNonNull(now.get(name))
                        .modified()
                        .plus(FIELDS_LATER)
                        .isBefore(clock.instant());
    }

    private static String fieldsOf(String document) {
        return document.substring(0, document.lastIndexOf('.')) + ".json";
    }

    /// The document last: while it is missing in its folder nothing was begun.
    private Optional<Path> take(String name) throws IOException {
        Path begun =
                Files.createDirectory(root.resolve("taking").resolve(Ids.next().toString()));
        Path fields = root.resolve(fieldsOf(name));
        if (Files.isRegularFile(fields, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fields, begun.resolve(fieldsOf(name)), StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(root.resolve(name), begun.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(begun);
        } catch (NoSuchFileException gone) {
            putBack(begun);
            return Optional.empty();
        }
    }

    private void finish(Path begun, ApiKeys.Shown key) {
        try {
            List<Path> files = list(begun);
            Optional<Path> document = files.stream()
                    .filter(file -> isDocument(file.getFileName().toString()))
                    .findFirst();
            if (document.isEmpty()) {
                putBack(begun);
                return;
            }
            send(begun, document.get(), key);
        } catch (IOException failure) {
            LOG.warn(
                    "a document of a drop folder stays where it is: {}",
                    failure.getClass().getSimpleName());
        }
    }

    private void send(Path begun, Path document, ApiKeys.Shown key) throws IOException {
        String name = document.getFileName().toString();
        try {
            SendFields fields = fields(begun, name);
            if (Files.size(document) > MAX_FILE) {
                throw new ProblemException(FaxError.TOO_LARGE, "file: too large (expected: at most 50 MB)");
            }
            ResponseEntity<?> answer = Actors.callAs(
                    key.actor(),
                    () -> LimitedCaller.call(
                            key.limits(),
                            () -> sending.sendFile(
                                    "drop folder",
                                    fields,
                                    document,
                                    name,
                                    "drop-" + begun.getFileName(),
                                    fax -> new Taken(fax.id(), fax.name()))));
            accepted(begun, name(answer));
        } catch (ProblemException refused) {
            if (refused.code().status() == 429 || refused.code().status() >= 500) {
                return; // at a later look
            }
            LOG.warn(
                    "a document of a drop folder was refused: {}",
                    refused.code().code());
            refused(begun, name, refused);
        }
    }

    private String name(ResponseEntity<?> answer) {
        return switch (answer.getBody()) {
            case Taken taken -> taken.name();
            case byte[] written -> json.readTree(written).path("name").asString();
            case null, default -> throw new IllegalStateException("an answer without a fax");
        };
    }

    private SendFields fields(Path begun, String name) throws IOException {
        Path file = begun.resolve(fieldsOf(name));
        ObjectNode fields = json.createObjectNode();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) > MAX_FIELDS) {
                throw PlatformError.invalid("json", "too large", "at most 64 KB");
            }
            try {
                JsonNode read = json.readTree(Files.readString(file));
                if (!read.isObject()) {
                    throw PlatformError.invalid("json", "not an object", "the fields of a fax");
                }
                fields = (ObjectNode) read;
            } catch (JacksonException | java.nio.charset.CharacterCodingException noJson) {
                throw PlatformError.invalid("json", "not JSON", "the fields of a fax");
            }
        }
        for (String field : FILE_FIELDS) {
            if (fields.has(field)) {
                throw PlatformError.invalid(field, "not for a folder", "the document beside it");
            }
        }
        Matcher number = NUMBER.matcher(name);
        if (!fields.has("to") && number.matches()) {
            fields.put("to", number.group(1));
        }
        try {
            return json.treeToValue(fields, SendFields.class);
        } catch (JacksonException wrongType) {
            throw PlatformError.invalid("json", "a field is unknown or of another type", "those of POST /api/v1/faxes");
        }
    }

    private void accepted(Path begun, String fax) throws IOException {
        for (Path file : list(begun)) {
            if (keep.isZero()) {
                Files.delete(file);
            } else {
                Path kept = root.resolve("accepted").resolve(fax + "-" + file.getFileName());
                move(file, kept);
                Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
            }
        }
        Files.delete(begun);
    }

    private void refused(Path begun, String name, ProblemException why) throws IOException {
        String mark = Files.exists(root.resolve("refused").resolve(name)) ? begun.getFileName() + "-" : "";
        var text = new ArrayList<String>();
        text.add(why.code().code() + ": " + why.detail());
        why.errors().forEach(error -> text.add(error.message()));
        for (Path file : list(begun)) {
            move(file, root.resolve("refused").resolve(mark + file.getFileName()));
        }
        Files.writeString(
                root.resolve("refused").resolve(mark + name + ".txt"),
                text.stream().collect(Collectors.joining("\n", "", "\n")),
                StandardCharsets.UTF_8);
        Files.delete(begun);
    }

    private static void move(Path file, Path target) throws IOException {
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private void putBack(Path begun) throws IOException {
        for (Path file : list(begun)) {
            move(file, root.resolve(file.getFileName()));
        }
        Files.delete(begun);
    }

    /// Takes away what was accepted long enough ago.
    private void clear() throws IOException {
        Instant kept = clock.instant().minus(keep);
        for (Path file : list(root.resolve("accepted"))) {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(kept)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        }
        files.sort(null);
        return files;
    }
}

package io.dartwing.fax.contact;

import io.dartwing.fax.contact.ContactImport.ContactImportView;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.RecordQuery;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Contacts found as one types, in and out as files, and what was faxed with one of them; one by
/// one they are records.
@RestController
@RequestMapping("/api/v1/contacts")
@Tag(name = "Contacts")
class ContactController {
    private static final String CSV = "text/csv";
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_FOUND = 50;
    private static final int LONGEST_QUERY = 200;

    /// @param q beginnings of words, or of a number
    /// @param groupId only its members; then `q` may be missing
    record ContactSearch(
            @Nullable String q,
            @Nullable UUID groupId,
            @Nullable Integer limit) {}

    record ContactList(
            @Schema(type = "array", implementation = Object.class)
            List<ObjectNode> data) {}

    private final Contacts contacts;
    private final ContactImport imports;
    private final RecordService records;
    private final RecordType<Contact> type;
    private final FaxQueries faxes;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    ContactController(
            Contacts contacts,
            ContactImport imports,
            RecordService records,
            RecordType<Contact> type,
            FaxQueries faxes,
            PhiReads reads,
            TransactionTemplate transaction) {
        this.contacts = contacts;
        this.imports = imports;
        this.records = records;
        this.type = type;
        this.faxes = faxes;
        this.reads = reads;
        this.transaction = transaction;
    }

    @PostMapping("/search")
    @Operation(
            operationId = "searchContacts",
            summary = "Find contacts by what their names, organisations, addresses and numbers begin with",
            description = "In the body, so that no name stands in an address. A number is found with and without its"
                    + " country code, from three digits on. By name, at most 50.")
    ContactList search(@RequestBody ContactSearch body) {
        contacts.requireRead();
        String query = body.q() == null ? "" : body.q();
        if (query.isBlank() && body.groupId() == null) {
            throw PlatformError.invalid("q", "missing", "beginnings of words, or of a number");
        }
        if (query.length() > LONGEST_QUERY) {
            throw PlatformError.invalid("q", "too long", "at most " + LONGEST_QUERY + " characters");
        }
        int limit = body.limit() == null ? MOST_FOUND : body.limit();
        if (limit < 1 || limit > MOST_FOUND) {
            throw PlatformError.invalid("limit", "out of range", "1 to " + MOST_FOUND);
        }
        Set<String> words = ContactWords.asked(query);
        if (words.isEmpty() && body.groupId() == null) {
            return new ContactList(List.of());
        }
        return transaction.execute(status -> {
            List<Contact> found = contacts.search(words, body.groupId(), limit);
            reads.recordList(
                    "contact.searched",
                    "contact",
                    found.stream().map(Contact::id).toList(),
                    Map.of());
            return new ContactList(
                    found.stream().map(contact -> records.render(type, contact)).toList());
        });
    }

    @PostMapping(path = "/import", consumes = CSV)
    @Operation(
            operationId = "importContacts",
            summary = "Bring in a file of contacts, or try it",
            description = "CSV in UTF-8 with a first line of column names: name, fax_number and, if wanted, company,"
                    + " other_fax_number, email, time_zone, resolution, notes, groups (names with semicolons; those"
                    + " that aren't there are made). A row whose fax_number a contact has changes that contact. At most"
                    + " 4 MB and 5,000 rows; rows that can't be taken are named, the others are in.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ContactImportView bringIn(
            @Parameter(hidden = true) InputStream content,
            @Parameter(description = "Try everything, keep nothing")
                    @RequestParam(name = "dry_run", defaultValue = "false")
                    boolean dryRun)
            throws IOException {
        contacts.requireRead();
        contacts.requireCreate();
        byte[] csv = content.readNBytes(MOST_BYTES + 1);
        if (csv.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 4 MB)");
        }
        return imports.run(new ByteArrayInputStream(csv), dryRun);
    }

    @GetMapping(path = "/export", produces = CSV)
    @Operation(operationId = "exportContacts", summary = "All contacts as CSV, as an import takes them")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> export() {
        contacts.requireRead();
        return transaction.execute(status -> {
            Map<UUID, String> groups = contacts.groupNames();
            var text = new StringBuilder(ContactCsv.HEADER).append("\r\n");
            var ids = new ArrayList<UUID>();
            @Nullable String cursor = null;
            do {
                Page<Contact> page = records.list(type, new RecordQuery(cursor, 200, null, null, Map.of()));
                page.data().forEach(contact -> {
                    ids.add(contact.id());
                    text.append(ContactCsv.line(values(contact, groups)));
                });
                cursor = page.nextCursor();
            } while (cursor != null);
            reads.recordList("contact.exported", "contact", ids, Map.of("count", String.valueOf(ids.size())));
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contacts.csv\"")
                    .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                    .body(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private List<String> values(Contact contact, Map<UUID, String> groups) {
        ObjectNode shown = records.render(type, contact);
        var values = new ArrayList<String>();
        for (String field : ContactCsv.FIELDS) {
            JsonNode value = shown.path(field);
            values.add(value.isString() ? value.asString() : "");
        }
        values.add(contact.groupIds().stream()
                .map(groups::get)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(ContactCsv.BETWEEN_GROUPS)));
        return values;
    }

    @GetMapping("/{id}/faxes")
    @Operation(operationId = "listFaxesOfContact", summary = "What was faxed from and to its numbers, newest first")
    Page<FaxView> faxes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        contacts.requireRead();
        FaxAccess.require(FaxAccess.READ);
        if (limit < 1 || limit > 200) {
            throw new ProblemException(PlatformError.VALIDATION, "limit: out of range (expected: 1 to 200)");
        }
        UUID contact =
                Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "contact: not found"));
        return transaction.execute(status -> {
            List<String> numbers = contacts.numbers(contacts.require(contact));
            Page<FaxView> page = faxes.list(FaxFilter.with(numbers, cursor, limit));
            reads.recordList(
                    "fax.listed",
                    "fax_document",
                    page.data().stream().map(FaxView::id).toList(),
                    Map.of());
            return page;
        });
    }
}

package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.RecordQuery;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The people of the current organisation.
@RestController
@RequestMapping({"/api/v1/people", "/api/v1/records/person"})
class PeopleController {
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private final People people;
    private final RecordService records;
    private final RecordType<Person> type;
    private final Idempotency idempotency;

    PeopleController(People people, RecordService records, RecordType<Person> type, Idempotency idempotency) {
        this.people = people;
        this.records = records;
        this.type = type;
        this.idempotency = idempotency;
    }

    record NewPersonRequest(
            @Nullable String email,
            @Nullable String fullName,
            @Nullable List<@Nullable String> roles,
            @Nullable String status) {}

    record ChangeRequest(
            @Nullable String fullName,
            @Nullable List<@Nullable String> roles,
            @Nullable String status) {}

    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam Map<String, String> all) {
        var filters = new TreeMap<>(all);
        filters.keySet().removeAll(List.of("cursor", "limit", "q", "sort"));
        return records.list(type, new RecordQuery(cursor, limit, q, sort, filters))
                .map(person -> records.render(type, person));
    }

    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> get(@PathVariable String id) {
        return answer(ResponseEntity.ok(), id(id));
    }

    /// The answer carries the one-time `password`, which is shown only here.
    @PostMapping
    ResponseEntity<?> add(
            @RequestBody NewPersonRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.ADMIN); // before anything is said about the fields
        if (body.status() != null && !body.status().equals("active")) {
            throw wrong("status", "active; a new person can be made inactive later");
        }
        var person = new NewPerson(text(body.email()), text(body.fullName()), words(body.roles()));
        byte[] fingerprint = Fingerprint.start()
                .add(person.email())
                .add(person.fullName())
                .add(String.join(" ", person.roles()))
                .finish();
        return idempotency.once(key, "POST /api/v1/people", fingerprint, () -> {
            People.Added added = people.add(person);
            ObjectNode row = records.render(type, records.get(type, added.id()));
            row.put("password", added.oneTimePassword().orElse(null));
            return ResponseEntity.created(URI.create("/api/v1/people/" + added.id()))
                    .body(row);
        });
    }

    @PatchMapping("/{id}")
    ResponseEntity<ObjectNode> change(
            @PathVariable String id,
            @RequestBody ChangeRequest body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        people.change(
                id(id),
                version(ifMatch),
                new PersonChange(
                        body.fullName(), body.roles() == null ? null : words(body.roles()), active(body.status())));
        return answer(ResponseEntity.ok(), id(id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        people.remove(id(id));
        return ResponseEntity.noContent().build();
    }

    /// Gives the person a new one-time `password`, shown only here.
    @PostMapping("/{id}/reset-password")
    Map<String, String> resetPassword(@PathVariable String id) {
        return Map.of("password", people.resetPassword(id(id)));
    }

    private ResponseEntity<ObjectNode> answer(ResponseEntity.BodyBuilder answer, UUID id) {
        Person person = records.get(type, id);
        return answer.eTag("\"" + person.version() + "\"").body(records.render(type, person));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such person"));
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw wrong("If-Match", "a version in quotes, such as \"3\"");
        }
        return Long.valueOf(matcher.group(1));
    }

    private static @Nullable Boolean active(@Nullable String status) {
        return switch (status) {
            case null -> null;
            case "active" -> true;
            case "inactive" -> false;
            default -> throw wrong("status", "active or inactive");
        };
    }

    private static ProblemException wrong(String field, String expected) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "some fields are not valid",
                List.of(new FieldError(field, field + ": not valid (expected: " + expected + ")")));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static List<String> words(@Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream().map(PeopleController::text).distinct().toList();
    }
}

package io.dartwing.fax.mcp;

import io.dartwing.fax.api.FaxSending;
import io.dartwing.fax.api.SendFields;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does the work of tools, as the current actor.
@Component
class McpTools {
    private static final int USUAL = 20;
    private static final int MOST = 50;

    /// What assistants see of a fax: how it fares, nothing of what it says, and of the other party's number its ends.
    record FaxState(
            UUID id,
            String name,
            String direction,
            String status,
            @Nullable String otherNumber,
            @Nullable String ownNumber,
            @Nullable Integer pages,
            int pagesSent,
            int attempts,
            @Nullable String cause,
            String priority,
            Instant createdAt,
            @Nullable Instant completedAt) {
        static FaxState of(FaxView fax) {
            boolean inbound = fax.direction().equals("inbound");
            return new FaxState(
                    fax.id(),
                    fax.name(),
                    fax.direction(),
                    fax.status(),
                    masked(inbound ? fax.from() : fax.to()),
                    inbound ? fax.to() : fax.from(),
                    fax.pages(),
                    fax.pagesSent(),
                    fax.attemptsCount(),
                    fax.cause(),
                    fax.priority(),
                    fax.createdAt(),
                    fax.completedAt());
        }

        private static @Nullable String masked(@Nullable String number) {
            return number == null
                    ? null
                    : PhoneNumber.parse(number).map(PhoneNumber::masked).orElse(null);
        }
    }

    record FaxStates(List<FaxState> faxes, @Nullable String nextCursor) {}

    record OwnNumber(String number, @Nullable String label) {}

    record OwnNumbers(List<OwnNumber> numbers) {}

    private final FaxQueries queries;
    private final FaxSending sending;
    private final Numbers numbers;
    private final PhiReads reads;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    McpTools(
            FaxQueries queries,
            FaxSending sending,
            Numbers numbers,
            PhiReads reads,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.queries = queries;
        this.sending = sending;
        this.numbers = numbers;
        this.reads = reads;
        this.json = json;
        this.transaction = transaction;
    }

    /// @throws io.dartwing.kernel.ProblemException when the tool refuses
    Object call(McpTool tool, JsonNode arguments) throws IOException {
        tool.require();
        return switch (tool) {
            case LIST_FAXES -> list(arguments);
            case GET_FAX_STATUS -> status(required(arguments, "fax_id", 60));
            case LIST_NUMBERS ->
                new OwnNumbers(transaction.execute(status -> numbers.all().stream()
                        .filter(number -> number.faxEnabled())
                        .map(number -> new OwnNumber(number.number(), number.label()))
                        .toList()));
            case SEND_FAX -> send(arguments);
        };
    }

    private FaxStates list(JsonNode arguments) {
        int limit = arguments.path("limit").asInt(USUAL);
        if (limit < 1 || limit > MOST) {
            throw PlatformError.invalid("limit", "out of range", "1 to " + MOST);
        }
        var filter = new FaxFilter(
                text(arguments, "direction", 20),
                text(arguments, "status", 40),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                text(arguments, "cursor", 2000),
                limit);
        return transaction.execute(status -> {
            Page<FaxView> page = queries.list(filter);
            reads.recordList(
                    "fax.listed",
                    "fax_document",
                    page.data().stream().map(FaxView::id).toList(),
                    Map.of("by", "mcp"));
            return new FaxStates(page.data().stream().map(FaxState::of).toList(), page.nextCursor());
        });
    }

    private FaxState status(String fax) {
        return transaction.execute(status -> {
            FaxView view = queries.require(fax, FaxAccess.READ);
            reads.record("fax.read", "fax_document", view.id());
            return FaxState.of(view);
        });
    }

    private Object send(JsonNode arguments) throws IOException {
        var fields = new SendFields(
                required(arguments, "to", 40),
                text(arguments, "from", 40),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                required(arguments, "file_base64", Integer.MAX_VALUE),
                null,
                required(arguments, "filename", 255),
                null);
        Object answer = Objects.requireNonNull(
                sending.send("MCP send_fax", fields, text(arguments, "idempotency_key", 200), FaxState::of)
                        .getBody());
        // With a key the answer is kept as what it was written as.
        return answer instanceof byte[] written ? json.readTree(written) : answer;
    }

    private static String required(JsonNode arguments, String name, int longest) {
        String value = text(arguments, name, longest);
        if (value == null || value.isBlank()) {
            throw PlatformError.invalid(name, "missing", "a text");
        }
        return value;
    }

    private static @Nullable String text(JsonNode arguments, String name, int longest) {
        JsonNode value = arguments.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            throw PlatformError.invalid(name, "not valid", "a text of at most " + longest + " characters");
        }
        return value.stringValue();
    }
}

package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilterFields;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Searching faxes.
@RestController
@RequestMapping("/api/v1/faxes")
@Tag(name = "Faxes")
class FaxSearchController {
    private static final int MOST_HITS = 50;
    private static final int MOST_ALIKE = 20;

    /// @param waiting faxes that changed and are not in the index as they are now
    record IndexState(long waiting) {}

    /// @param model the language model that can be asked instead of the grammar; null: none
    record Meant(String q, List<String> ignored, @Nullable String model) {}

    record FaxQuestion(@Nullable String text) {}

    private final FaxSearch search;
    private final ModelQuestion model;
    private final Completions completions;
    private final TransactionTemplate transaction;

    FaxSearchController(
            FaxSearch search, ModelQuestion model, Completions completions, TransactionTemplate transaction) {
        this.search = search;
        this.model = model;
        this.completions = completions;
        this.transaction = transaction;
    }

    @GetMapping("/search")
    @Operation(
            operationId = "searchFaxes",
            summary = "Search faxes, the best first",
            description = "Words are looked for in the text of pages, the subject, names and numbers, all of them."
                    + " `\"a phrase\"`, `begin*`, `AND`, `OR`, `NOT` or `-`, parentheses; `from:`, `to:`, `subject:`,"
                    + " `text:`, `category:`, `status:`, `direction:`, `after:2026-11-01`, `before:2026-12-01`, and"
                    + " what was found on the pages: `patient:`, `provider:`, `drug:`, `dob:`, `ssn:`, `mrn:`, `member:`,"
                    + " `account:`, `npi:`, `dea:`, `icd:`, `cpt:`, `ndc:`. A fax"
                    + " is found a second after it changed.")
    SearchAnswer search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String direction,
            @Parameter(description = "One status, or several with commas") @RequestParam(required = false) @Nullable
                    String status,
            @Parameter(description = "One category, or several with commas") @RequestParam(required = false) @Nullable
                    String category,
            @RequestParam(name = "inbox_id", required = false) @Nullable UUID inboxId,
            @Parameter(description = "`me` or a person's id")
                    @RequestParam(name = "assigned_to", required = false)
                    @Nullable
                    String assignedTo,
            @Parameter(description = "The id of a tag, or several with commas: faxes that have all of them")
                    @RequestParam(required = false)
                    @Nullable
                    String tag,
            @RequestParam(name = "contains_phi", required = false) @Nullable Boolean containsPhi,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @Parameter(description = "Long words that differ in one letter count too, a little")
                    @RequestParam(defaultValue = "true")
                    boolean misread,
            @Parameter(description = "`best` or `newest` first") @RequestParam(defaultValue = "best") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        FaxAccess.require(FaxAccess.READ);
        FaxSearch.requireLimit(limit, MOST_HITS);
        if (!sort.equals("best") && !sort.equals("newest")) {
            throw PlatformError.invalid("sort", "unknown", "best, newest");
        }
        var narrowed = new FaxFilterFields(
                        direction,
                        status,
                        null,
                        null,
                        since,
                        until,
                        null,
                        inboxId,
                        assignedTo,
                        null,
                        category,
                        null,
                        containsPhi,
                        null,
                        null,
                        tag,
                        null,
                        null)
                .filter(cursor, limit);
        var wish = new SearchWish(q, narrowed, misread, sort.equals("newest"));
        return transaction.execute(tx -> search.find(wish));
    }

    @GetMapping("/search/suggest")
    @Operation(
            operationId = "completeFaxSearch",
            summary = "Words, senders and recipients that complete what is typed",
            description = "For the last word of `q`, from the best faxes that the caller finds and may read; nothing of"
                    + " others. Nothing before two characters, inside quotes, or after a space.")
    Completions.Completed suggest(@RequestParam(defaultValue = "") String q) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(tx -> completions.of(q));
    }

    @GetMapping("/search/question")
    @Operation(
            operationId = "understandFaxQuestion",
            summary = "What a question means to the search",
            description = "“Lab results from Mercy that came in last week” becomes the `q` of a search, by a grammar in"
                    + " English and without anything leaving the server. `ignored` names what a search can't ask for.")
    Meant question(@RequestParam(defaultValue = "") String text) {
        FaxAccess.require(FaxAccess.READ);
        Question.Meant meant = transaction.execute(status -> search.meant(text));
        return new Meant(meant.q(), meant.ignored(), model.name().orElse(null));
    }

    @PostMapping("/search/question")
    @Operation(
            operationId = "askFaxQuestion",
            summary = "What a question means to the search, as the organisation's language model understands it",
            description = "The answer is the `q` of a search, to be looked at and run by whoever asked; nothing is"
                    + " searched. Only the question leaves, without its names and numbers unless the organisation allows"
                    + " more. `by` names the model; without one, or when it fails, the grammar's meaning stands and"
                    + " `trouble` says why.")
    ModelQuestion.UnderstoodQuestion ask(@RequestBody FaxQuestion asked) {
        FaxAccess.require(FaxAccess.READ);
        String text = asked.text();
        if (text == null || text.isBlank()) {
            throw PlatformError.invalid("text", "missing", "a question");
        }
        Question.Meant meant = transaction.execute(status -> search.meant(text));
        List<String> categories = transaction.execute(status -> search.categories());
        return model.understand(text, meant, categories);
    }

    @GetMapping("/{id}/similar")
    @Operation(
            operationId = "listSimilarFaxes",
            summary = "Faxes whose words or meaning are like this one's, the most alike first",
            description = "With the words that tell most and stand in both, and how alike they are in meaning, as the"
                    + " sentence model in the server tells it.")
    SimilarFaxes similar(@PathVariable String id, @RequestParam(defaultValue = "10") int limit) {
        FaxAccess.require(FaxAccess.READ);
        FaxSearch.requireLimit(limit, MOST_ALIKE);
        return transaction.execute(status -> search.similar(id, limit));
    }

    @GetMapping("/search/index")
    @Operation(operationId = "getSearchIndex", summary = "How far the index is")
    IndexState state() {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> new IndexState(search.waiting()));
    }

    @PostMapping("/search/index")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "rebuildSearchIndex",
            summary = "Index all faxes of the organisation anew",
            description = "It can be searched meanwhile; `waiting` tells how many are left.")
    IndexState again() {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> new IndexState(search.again()));
    }
}

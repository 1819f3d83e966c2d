package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.work.FaxWork;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The layer of marks that a person has not finished: its own, one per fax.
@RestController
@RequestMapping("/api/v1/faxes/{id}/draft")
@Tag(name = "Fax versions")
class DraftsController {
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    record DraftWish(@Nullable Integer basedOn, @Nullable List<@Nullable MarkFields> marks) {}

    record DraftView(int basedOn, List<MarkFields> marks, Instant changedAt) {}

    private final VersionRows rows;
    private final PagesAccess pages;
    private final PhiReads reads;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DraftsController(
            VersionRows rows,
            PagesAccess pages,
            PhiReads reads,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.pages = pages;
        this.reads = reads;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "getFaxDraft", summary = "Your unfinished marks on a fax; 204 when there are none")
    ResponseEntity<DraftView> get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.ASSIGN);
        UUID me = FaxWork.requirePerson().id();
        return transaction.execute(status -> {
            FaxView fax = pages.require(id, FaxAccess.ASSIGN);
            reads.record("fax.draft_read", "fax_document", fax.id());
            return rows.draft(fax.id(), me)
                    .map(saved -> ResponseEntity.ok(
                            new DraftView(saved.draft().basedOn(), saved.draft().marks(), saved.changedAt())))
                    .orElseGet(() -> ResponseEntity.noContent().build());
        });
    }

    @PutMapping
    @Operation(operationId = "saveFaxDraft", summary = "Save marks without finishing them")
    DraftView save(@PathVariable String id, @RequestBody DraftWish body) {
        FaxAccess.require(FaxAccess.ASSIGN);
        UUID me = FaxWork.requirePerson().id();
        VersionRows.Draft draft = checked(body);
        return transaction.execute(status -> {
            FaxView fax = pages.require(id, FaxAccess.ASSIGN);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            rows.saveDraft(Ids.next(), fax.id(), me, draft, now);
            return new DraftView(draft.basedOn(), draft.marks(), now);
        });
    }

    @DeleteMapping
    @Operation(operationId = "deleteFaxDraft", summary = "Forget your unfinished marks on a fax")
    ResponseEntity<Void> delete(@PathVariable String id) {
        FaxAccess.require(FaxAccess.ASSIGN);
        UUID me = FaxWork.requirePerson().id();
        transaction.executeWithoutResult(
                status -> rows.deleteDraft(pages.require(id, FaxAccess.ASSIGN).id(), me));
        return ResponseEntity.noContent().build();
    }

    /// Whether they can be drawn is asked when they are finished.
    private VersionRows.Draft checked(DraftWish body) {
        var marks = new ArrayList<MarkFields>();
        for (MarkFields mark : body.marks() == null ? List.<MarkFields>of() : body.marks()) {
            if (mark == null) {
                throw PlatformError.invalid("marks", "not valid", "marks");
            }
            marks.add(mark);
        }
        int basedOn = body.basedOn() == null ? 0 : body.basedOn();
        if (basedOn < 0) {
            throw PlatformError.invalid("based_on", "out of range", "0, or the number of a version");
        }
        var draft = new VersionRows.Draft(basedOn, marks);
        if (marks.size() > MarkReader.MOST_MARKS || json.writeValueAsBytes(draft).length > MOST_BYTES) {
            throw PlatformError.invalid("marks", "too many", "at most " + MarkReader.MOST_MARKS + ", and 2 MB of them");
        }
        return draft;
    }
}

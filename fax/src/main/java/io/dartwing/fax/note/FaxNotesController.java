package io.dartwing.fax.note;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Notes beside a fax. They tell of what is on its pages: who may not see those sees no notes either.
/// Writing them is work on the fax, as handing it on is.
@RestController
@RequestMapping("/api/v1/faxes/{id}/notes")
@Tag(name = "Fax notes")
class FaxNotesController {
    /// @param mentions ids of people, who are told
    record NoteWish(@Nullable String text, @Nullable List<UUID> mentions) {
        FaxNotes.Wish wish() {
            return new FaxNotes.Wish(text == null ? "" : text, mentions == null ? List.of() : List.copyOf(mentions));
        }
    }

    record Author(UUID id, String name) {}

    /// @param own whether who asks wrote it, and may change and delete it
    record NoteView(
            UUID id,
            Author author,
            String text,
            List<UUID> mentions,
            Instant writtenAt,
            @Nullable Instant changedAt,
            boolean own) {
        static NoteView of(FaxNote note) {
            return new NoteView(
                    note.id(),
                    new Author(note.author(), note.authorName()),
                    note.text(),
                    note.mentions(),
                    note.writtenAt(),
                    note.changedAt().orElse(null),
                    note.author().equals(Actors.current().id()));
        }
    }

    record NoteList(List<NoteView> data) {}

    private final FaxNotes notes;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final PhiReads reads;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FaxNotesController(
            FaxNotes notes,
            FaxQueries queries,
            Faxes faxes,
            PhiReads reads,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.notes = notes;
        this.queries = queries;
        this.faxes = faxes;
        this.reads = reads;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listFaxNotes", summary = "What people wrote beside a fax, the oldest first")
    NoteList list(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxView fax = fax(id);
            reads.record("fax.notes_read", "fax_document", fax.id());
            return new NoteList(notes.of(fax).stream().map(NoteView::of).toList());
        });
    }

    @PostMapping
    @Operation(
            operationId = "writeFaxNote",
            summary = "Write a note beside a fax; whom it mentions is told, without its text")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoteView.class)))
    ResponseEntity<?> write(
            @PathVariable String id,
            @RequestBody NoteWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.ASSIGN);
        byte[] fingerprint =
                Fingerprint.start().add(id).add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/faxes/{id}/notes", fingerprint, () -> {
            FaxView fax = changeable(id);
            FaxNote note = notes.write(fax, body.wish());
            return ResponseEntity.created(URI.create("/api/v1/faxes/" + fax.id() + "/notes/" + note.id()))
                    .body(NoteView.of(note));
        });
    }

    @PutMapping("/{noteId}")
    @Operation(operationId = "changeFaxNote", summary = "Change one of your own notes")
    NoteView change(@PathVariable String id, @PathVariable String noteId, @RequestBody NoteWish body) {
        FaxAccess.require(FaxAccess.ASSIGN);
        return transaction.execute(status -> NoteView.of(notes.change(changeable(id), note(noteId), body.wish())));
    }

    @DeleteMapping("/{noteId}")
    @Operation(operationId = "deleteFaxNote", summary = "Delete one of your own notes")
    ResponseEntity<Void> delete(@PathVariable String id, @PathVariable String noteId) {
        FaxAccess.require(FaxAccess.ASSIGN);
        transaction.executeWithoutResult(status -> notes.delete(changeable(id), note(noteId)));
        return ResponseEntity.noContent().build();
    }

    private FaxView changeable(String id) {
        return withPages(queries.requireChangeable(id));
    }

    private FaxView fax(String id) {
        return withPages(queries.require(id, FaxAccess.READ));
    }

    private FaxView withPages(FaxView fax) {
        faxes.withPages(fax);
        return fax;
    }

    private static UUID note(String id) {
        return Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "note: not found"));
    }
}

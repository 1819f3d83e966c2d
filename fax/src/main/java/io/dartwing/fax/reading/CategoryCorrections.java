package io.dartwing.fax.reading;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.Judgement;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What people say a fax is. Each correction keeps what it replaced, and can be undone, the
/// latest first. Callers have asked whether the actor may change the fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CategoryCorrections {
    /// @param previousCategory what it replaced; null when the fax had none
    public record CategoryCorrection(
            UUID id, String category, @Nullable String previousCategory, String by, Instant at) {}

    private record Replaced(
            UUID id, @Nullable String category, @Nullable Float confidence, boolean unsure, boolean corrected) {}

    private final JdbcClient jdbc;
    private final Categories categories;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Clock clock;

    CategoryCorrections(JdbcClient jdbc, Categories categories, Faxes faxes, FaxTimeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.faxes = faxes;
        this.timeline = timeline;
        this.clock = clock;
    }

    /// The correction in force; empty when the fax is what the model says.
    public Optional<CategoryCorrection> of(UUID fax) {
        return jdbc.sql("""
                        select id, category, previous_category, actor_name, at from fax_category_corrections
                        where fax_id = ? and undone_at is null order by at desc, id desc limit 1""")
                .param(fax)
                .query((row, index) -> new CategoryCorrection(
                        row.getObject("id", UUID.class),
                        row.getString("category"),
                        row.getString("previous_category"),
                        row.getString("actor_name"),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    /// Says what a received fax is. Saying what is known already changes nothing, unless only the
    /// model said it: then its guess is confirmed.
    ///
    /// @throws ProblemException `DW-400` for an unknown category, `FAX-011` for a fax that is
    ///     sent or still being read
    public FaxDocument correct(String id, String code) {
        FaxDocument fax = judged(id);
        Categories.KnownCategory category = categories.require(code);
        Judgement before = fax.judgement();
        if (before.categoryCorrected() && code.equals(before.category())) {
            return fax;
        }
        var actor = Actors.current();
        jdbc.sql("""
                        insert into fax_category_corrections
                          (id, organization_id, fax_id, category, previous_category, previous_confidence, previous_unsure,
                           previous_corrected, actor_id, actor_name, at)
                        values (:id, :organization, :fax, :category, :previous, :confidence, :unsure, :corrected, :actor,
                           :name, :at)""")
                .param("id", Ids.next())
                .param("organization", actor.requireOrganization())
                .param("fax", fax.id())
                .param("category", code)
                .param("previous", before.category(), Types.VARCHAR)
                .param("confidence", before.categoryConfidence(), Types.REAL)
                .param("unsure", before.categoryUnsure())
                .param("corrected", before.categoryCorrected())
                .param("actor", actor.id())
                .param("name", actor.reference().name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        fax.judged(before.withCategory(code, null, false, true));
        faxes.save(fax);
        timeline.add(fax.id(), "category_corrected", "Category set to " + category.label());
        return fax;
    }

    /// Takes the latest correction back.
    ///
    /// @throws ProblemException `FAX-011` when there is none
    public FaxDocument undo(String id) {
        FaxDocument fax = judged(id);
        Replaced replaced = jdbc.sql("""
                        select id, previous_category, previous_confidence, previous_unsure, previous_corrected
                        from fax_category_corrections
                        where fax_id = ? and undone_at is null order by at desc, id desc limit 1""")
                .param(fax.id())
                .query((row, index) -> new Replaced(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, Float.class),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        FaxError.WRONG_STATE,
                        "category: not corrected (expected: a fax whose category was corrected)"));
        jdbc.sql("update fax_category_corrections set undone_at = ?, undone_by = ? where id = ?")
                .params(Timestamp.from(clock.instant()), Actors.current().id(), replaced.id())
                .update();
        fax.judged(fax.judgement()
                .withCategory(replaced.category(), replaced.confidence(), replaced.unsure(), replaced.corrected()));
        faxes.save(fax);
        timeline.add(fax.id(), "category_restored", "The correction of the category was undone");
        return fax;
    }

    private FaxDocument judged(String id) {
        FaxDocument fax = faxes.lock(id);
        if (fax.direction() != FaxDirection.INBOUND) {
            throw new ProblemException(FaxError.WRONG_STATE, "direction: outbound (expected: inbound)");
        }
        if (fax.status() == FaxStatus.RECEIVED || fax.status() == FaxStatus.PROCESSING) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: one at rest)");
        }
        return fax;
    }
}

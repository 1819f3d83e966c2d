package io.dartwing.fax.reading;

import io.dartwing.engine.reading.category.Retraining;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rows of trainings of the current organisation, and the corrections they learn from.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CategoryModelRows {
    static final String TABLE = "fax_category_models";
    static final String COLUMN = "model";

    private static final int MODELS_KEPT = 5;
    private static final Duration LONGEST = Duration.ofHours(2);

    /// A person's word on a fax, the latest per fax.
    record Corrected(UUID fax, String category) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    CategoryModelRows(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    static String context(String id) {
        return TABLE + "." + COLUMN + " " + id;
    }

    /// False when one is at work already. One that is at work for hours has been given up.
    boolean start(UUID id, String askedBy, Instant now) {
        jdbc.sql("""
                        update fax_category_models set status = 'failed', finished_at = :now, problem = 'It was broken off'
                        where organization_id = :organization and status = 'training' and started_at < :since""")
                .param("now", Timestamp.from(now))
                .param("organization", organization())
                .param("since", Timestamp.from(now.minus(LONGEST)))
                .update();
        return jdbc.sql("""
                                insert into fax_category_models
                                  (id, organization_id, status, asked_by, started_at, corrections_until)
                                values (:id, :organization, 'training', :by, :now,
                                  (select coalesce(max(at), :now) from fax_category_corrections
                                   where organization_id = :organization and undone_at is null))
                                on conflict (organization_id) where status = 'training' do nothing""")
                        .param("id", id)
                        .param("organization", organization())
                        .param("by", askedBy)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<CategoryModel> training() {
        return list().stream()
                .filter(one -> one.status() == CategoryModel.Status.TRAINING)
                .findFirst();
    }

    /// The newest hundred, the latest first.
    List<CategoryModel> list() {
        return jdbc.sql("""
                        select *, model is not null as kept from fax_category_models where organization_id = ?
                        order by started_at desc, id desc limit 100""")
                .param(organization())
                .query(CategoryModelRows::model)
                .list();
    }

    Optional<CategoryModel> find(UUID id) {
        return jdbc.sql("""
                        select *, model is not null as kept from fax_category_models
                        where organization_id = ? and id = ?""")
                .params(organization(), id)
                .query(CategoryModelRows::model)
                .optional();
    }

    /// Keeps what was learned. The models of older trainings are forgotten, unless one is in use.
    void ready(UUID id, Retraining learned, byte[] model, Instant now) {
        Retraining.Figures before = learned.before();
        Retraining.Figures after = learned.after();
        jdbc.sql("""
                        update fax_category_models set status = 'ready', finished_at = ?, corrections = ?,
                          accuracy_before = ?, accuracy_after = ?, sure_before = ?, sure_after = ?,
                          sure_and_wrong_before = ?, sure_and_wrong_after = ?, better = ?, model = ?
                        where id = ? and status = 'training'""")
                .params(
                        Timestamp.from(now),
                        learned.documents(),
                        before.accuracy(),
                        after.accuracy(),
                        before.sure(),
                        after.sure(),
                        before.sureAndWrong(),
                        after.sureAndWrong(),
                        learned.better(),
                        keys.seal(model, context(id.toString())),
                        id)
                .update();
        jdbc.sql("""
                        update fax_category_models set model = null
                        where organization_id = :organization and not in_use and model is not null and id not in
                          (select id from fax_category_models where organization_id = :organization and model is not null
                           order by started_at desc, id desc limit :kept)""")
                .param("organization", organization())
                .param("kept", MODELS_KEPT)
                .update();
    }

    void failed(UUID id, String problem, Instant now) {
        jdbc.sql("update fax_category_models set status = 'failed', finished_at = ?, problem = ? where id = ?")
                .params(Timestamp.from(now), problem, id)
                .update();
    }

    /// Empty: the shipped model.
    Optional<UUID> inUse() {
        return jdbc.sql("select id from fax_category_models where organization_id = ? and in_use")
                .param(organization())
                .query(UUID.class)
                .optional();
    }

    /// @param id null: the shipped model
    void use(@Nullable UUID id) {
        jdbc.sql("update fax_category_models set in_use = false where organization_id = ? and in_use")
                .param(organization())
                .update();
        if (id != null) {
            jdbc.sql("update fax_category_models set in_use = true where organization_id = ? and id = ?")
                    .params(organization(), id)
                    .update();
        }
    }

    byte[] opened(UUID id) {
        byte[] sealed = jdbc.sql("select model from fax_category_models where id = ?")
                .param(id)
                .query((row, index) -> row.getBytes(1))
                .single();
        return keys.open(sealed, context(id.toString()));
    }

    /// The corrections in force of faxes that are still there, the newest first.
    List<Corrected> corrections(int most) {
        return jdbc.sql("""
                        select fax_id, category from (
                          select distinct on (c.fax_id) c.fax_id, c.category, c.at
                          from fax_category_corrections c join fax_documents f on f.id = c.fax_id
                          where c.organization_id = ? and c.undone_at is null and f.deleted_at is null
                          order by c.fax_id, c.at desc, c.id desc) newest
                        order by at desc, fax_id limit ?""")
                .params(organization(), most)
                .query((row, index) -> new Corrected(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    List<CategoryLearning.Confusion> confusions() {
        return jdbc.sql("""
                        select previous_category, category, count(*) from (
                          select distinct on (c.fax_id) c.fax_id, c.category, c.previous_category
                          from fax_category_corrections c join fax_documents f on f.id = c.fax_id
                          where c.organization_id = ? and c.undone_at is null and f.deleted_at is null
                            and not c.previous_corrected
                          order by c.fax_id, c.at, c.id) first
                        group by previous_category, category order by count(*) desc, category, previous_category limit 50""")
                .param(organization())
                .query((row, index) ->
                        new CategoryLearning.Confusion(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /// How many corrections came since the newest training began.
    int newCorrections() {
        return jdbc.sql("""
                        select count(*) from fax_category_corrections c
                        where c.organization_id = :organization and c.undone_at is null
                          and c.at > coalesce((select max(m.corrections_until) from fax_category_models m
                                               where m.organization_id = :organization), '-infinity')""")
                .param("organization", organization())
                .query(Integer.class)
                .single();
    }

    /// Received faxes since then that a model judged.
    long judged(Instant since) {
        return count("category is not null and (category_confidence is not null or category_corrected)", since);
    }

    /// Those of them of which a person said something else or the same.
    long looked(Instant since) {
        return count("category_corrected", since);
    }

    private long count(String condition, Instant since) {
        return jdbc.sql("select count(*) from fax_documents where organization_id = ? and direction = 'inbound'"
                        + " and deleted_at is null and created_at >= ? and " + condition)
                .params(organization(), Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    private static CategoryModel model(ResultSet row, int index) throws SQLException {
        boolean ready = row.getString("status").equals("ready");
        Timestamp finished = row.getTimestamp("finished_at");
        return new CategoryModel(
                row.getObject("id", UUID.class),
                CategoryModel.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("asked_by"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("corrections", Integer.class),
                ready ? figures(row, "before") : null,
                ready ? figures(row, "after") : null,
                row.getObject("better", Boolean.class),
                row.getString("problem"),
                row.getBoolean("kept"),
                row.getBoolean("in_use"));
    }

    private static CategoryModel.Figures figures(ResultSet row, String when) throws SQLException {
        return new CategoryModel.Figures(
                row.getFloat("accuracy_" + when), row.getFloat("sure_" + when), row.getFloat("sure_and_wrong_" + when));
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}

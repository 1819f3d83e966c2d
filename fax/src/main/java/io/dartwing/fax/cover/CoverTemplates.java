package io.dartwing.fax.cover;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.number.FaxNumber;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Which design a fax's cover page has. Whoever may send may use all of the organisation's.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CoverTemplates {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CoverTemplates(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The one that is wished, else the sender's own, that of the number's inbox, that of the organisation; problem
    /// `DW-400` when the wished one isn't there.
    public Optional<UUID> chosen(@Nullable UUID wish, FaxNumber sender) {
        if (wish != null) {
            return Optional.of(require(wish, "cover_template"));
        }
        return own().or(() -> usual(sender.inboxId()));
    }

    private UUID require(UUID id, String field) {
        return jdbc.sql("select id from cover_templates where id = ? and organization_id = ? and deleted_at is null")
                .params(id, organization())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> PlatformError.invalid(field, "not found", "one of the cover pages"));
    }

    /// What the person at work usually takes.
    Optional<UUID> own() {
        return Actors.current() instanceof PersonActor person
                ? jdbc.sql("select template_id from cover_choices where organization_id = ? and person_id = ?")
                        .params(organization(), person.id())
                        .query(UUID.class)
                        .optional()
                : Optional.empty();
    }

    private Optional<UUID> usual(@Nullable UUID inbox) {
        return jdbc.sql("""
                        select id from cover_templates
                        where organization_id = :organization and deleted_at is null
                          and (standard or inbox_id = cast(:inbox as uuid))
                        order by (inbox_id is not null and inbox_id = cast(:inbox as uuid)) desc nulls last
                        limit 1""")
                .param("organization", organization())
                .param("inbox", inbox == null ? null : inbox.toString(), java.sql.Types.VARCHAR)
                .query(UUID.class)
                .optional();
    }

    /// @param template null: none of one's own any more
    void choose(PersonActor person, @Nullable UUID template) {
        if (template == null) {
            jdbc.sql("delete from cover_choices where organization_id = ? and person_id = ?")
                    .params(organization(), person.id())
                    .update();
        } else {
            jdbc.sql("""
                            insert into cover_choices (person_id, organization_id, template_id) values (?, ?, ?)
                            on conflict (organization_id, person_id) do update set template_id = excluded.template_id""")
                    .params(person.id(), organization(), require(template, "template_id"))
                    .update();
        }
    }

    /// A design as the engine takes it; empty when it isn't there any more.
    public Optional<String> design(Optional<UUID> template) {
        return template.flatMap(
                        id -> jdbc.sql("select design::text from cover_templates where id = ? and deleted_at is null")
                                .param(id)
                                .query(String.class)
                                .optional())
                .map(text -> CoverMarkup.of(json.readValue(text, CoverDesign.class)));
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}

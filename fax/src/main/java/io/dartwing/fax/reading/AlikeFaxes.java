package io.dartwing.fax.reading;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.spam.ContentPrint;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What people of the organisation decided about held faxes that say nearly the same as another one.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AlikeFaxes {
    /// @param rejected faxes like it that people called junk
    /// @param released faxes like it that people let through
    record Decided(int rejected, int released) {
        static final Decided NOTHING = new Decided(0, 0);
    }

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    AlikeFaxes(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// Keeps what the fax says as a print, so that later ones can be compared with it.
    ///
    /// @return what was decided about earlier ones
    Decided compare(UUID fax, List<PageReading> pages) {
        jdbc.sql("delete from fax_content_prints where fax_id = ?").param(fax).update();
        OptionalLong print = ContentPrint.of(
                pages, ByteBuffer.wrap(keys.blindIndex("content-print", "")).getLong());
        if (print.isEmpty()) {
            return Decided.NOTHING;
        }
        UUID organization = Actors.current().requireOrganization();
        jdbc.sql("insert into fax_content_prints (fax_id, organization_id, print) values (?, ?, ?)")
                .params(fax, organization, print.getAsLong())
                .update();
        return jdbc.sql("""
                        select (count(*) filter (where f.junk))::int, (count(*) filter (where not f.junk))::int
                        from fax_documents f join fax_content_prints p on p.fax_id = f.id
                        where f.organization_id = ? and f.junk is not null and f.deleted_at is null and f.id <> ?
                          and bit_count((p.print # ?)::bit(64)) <= ?""")
                .params(organization, fax, print.getAsLong(), ContentPrint.NEAR)
                .query((row, index) -> new Decided(row.getInt(1), row.getInt(2)))
                .single();
    }
}

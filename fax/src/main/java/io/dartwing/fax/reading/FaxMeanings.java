package io.dartwing.fax.reading;

import io.dartwing.engine.reading.meaning.Sense;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.permission.AccessPredicate;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What received faxes mean, as prints with a key of the organisation's, to find those that mean alike.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxMeanings {
    /// From where on faxes are called alike (measured on the corpus, see docs/reading-quality.md).
    private static final double ALIKE = 0.7;

    /// @param likeness 0 to 1
    public record Near(UUID fax, double likeness) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    FaxMeanings(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// In the place of what an earlier reading kept.
    void keep(UUID fax, Sense sense) {
        forget(fax);
        sense.print(ByteBuffer.wrap(keys.blindIndex("meaning", "")).getLong())
                .ifPresent(print -> jdbc.sql(
                                "insert into fax_meanings (fax_id, organization_id, print) values (?, ?, ?::bit(512))")
                        .params(fax, Actors.current().requireOrganization(), bits(print))
                        .update());
    }

    void forget(UUID fax) {
        jdbc.sql("delete from fax_meanings where fax_id = ?").param(fax).update();
    }

    private record Print(UUID organization, String bits) {}

    /// Others of its organisation that the current actor may read and that mean nearly the same, the most alike first.
    public List<Near> near(UUID fax, int most) {
        return jdbc.sql("select organization_id, print::text from fax_meanings where fax_id = ?")
                .param(fax)
                .query((row, index) -> new Print(row.getObject(1, UUID.class), row.getString(2)))
                .optional()
                .map(print -> near(fax, print, most))
                .orElse(List.of());
    }

    private List<Near> near(UUID fax, Print print, int most) {
        AccessPredicate open = FaxAccess.open(Actors.current(), FaxAccess.READ);
        return jdbc.sql("""
                        select f.id, m.differing from (
                          select fax_id, bit_count(print # :print::bit(512)) as differing from fax_meanings
                          where organization_id = :organization and bit_count(print # :print::bit(512)) <= :farthest
                        ) m join fax_documents f on f.id = m.fax_id
                        where f.id <> :fax and f.deleted_at is null and (%s)
                        order by m.differing, f.created_at desc limit :most""".formatted(open.text()))
                .params(open.parameters())
                .param("me", Actors.current().id())
                .param("fax", fax)
                .param("organization", print.organization())
                .param("print", print.bits())
                .param("farthest", Sense.differing(ALIKE))
                .param("most", most)
                .query((row, index) ->
                        new Near(row.getObject("id", UUID.class), Sense.likeness(row.getInt("differing"))))
                .list();
    }

    private static String bits(BitSet print) {
        return IntStream.range(0, Sense.BITS)
                .mapToObj(bit -> print.get(bit) ? "1" : "0")
                .collect(Collectors.joining());
    }
}

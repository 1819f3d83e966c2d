package io.dartwing.telephony.choice;

import io.dartwing.telephony.routing.CarrierKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The current organisation's carrier accounts and trunks, read with one statement that opens no
/// secret: it stands in
/// the path of every send.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Ways {
    private final JdbcClient jdbc;

    Ways(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that are switched off too.
    List<Way> all() {
        return jdbc.sql("""
                        select id, 'account' as kind, name, enabled, priority, connector, credential_version,
                               '{}'::text[] as prefixes
                        from carrier_accounts where deleted_at is null
                        union all
                        select id, 'trunk', name, enabled, priority, '', 0, prefixes
                        from sip_trunks where deleted_at is null""").query(Ways::way).list();
    }

    private static Way way(ResultSet row, int index) throws SQLException {
        return new Way(
                row.getObject("id", UUID.class),
                CarrierKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getInt("priority"),
                row.getString("connector"),
                row.getLong("credential_version"),
                Arrays.asList((String[]) row.getArray("prefixes").getArray()));
    }
}

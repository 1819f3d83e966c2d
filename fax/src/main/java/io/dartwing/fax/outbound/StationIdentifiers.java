package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.fax.document.StationIdentifier;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.FaxNumber;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives faxes what they are known by where they arrive, and says what the far machine is told.
@Component
class StationIdentifiers {
    private final OrganizationSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StationIdentifiers(OrganizationSettings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// With the first attempt, in its transaction; later ones keep it. Two faxes that draw the same in one moment: the
    /// second one's transaction fails, and its job draws again.
    void give(FaxDocument fax) {
        if (fax.stationIdentifier().isPresent()
                || settings.get(OutboundSettings.STATION_IDENTIFIER).equals(OutboundSettings.NOT_IDENTIFIED)) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        StationIdentifier drawn = StationIdentifier.fresh(day, random);
        while (taken(drawn, fax)) {
            drawn = StationIdentifier.fresh(day, random);
        }
        OutboundOutcome.identified(fax, drawn);
    }

    /// What the far machine shows (TSI).
    String announced(FaxDocument fax, FaxNumber number) {
        return fax.stationIdentifier()
                .filter(given ->
                        settings.get(OutboundSettings.STATION_IDENTIFIER).equals(OutboundSettings.ANNOUNCED))
                .orElseGet(number::stationId);
    }

    private boolean taken(StationIdentifier drawn, FaxDocument fax) {
        return jdbc.sql(
                        "select exists (select from fax_documents where organization_id = ? and station_identifier = ?)")
                .params(fax.organizationId(), drawn.text())
                .query(Boolean.class)
                .single();
    }
}

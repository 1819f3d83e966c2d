package io.dartwing.fax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StampsTest {
    private static final ZonedDateTime RECEIVED =
            Instant.parse("2026-11-28T22:05:00Z").atZone(ZoneId.of("America/New_York"));
    private static final ZonedDateTime NOW = RECEIVED.plusMinutes(3);

    /// Ready-made stamps are in no table.
    private final Stamps stamps = new Stamps(null);

    @Test
    void theStampOnReceiptSaysWhenTheFaxCameInAndFromWhom() {
        var facts = new Stamps.Facts(NOW, Optional.of(RECEIVED), "Ana", "FAX-2026-00042", "+12025550143");
        assertThat(stamps.of("stamp", Stamps.RECEIVED_VIA_FAX, null, facts).lines())
                .containsExactly("RECEIVED VIA FAX", "2026-11-28 17:05 EST", "FAX-2026-00042", "+12025550143");
    }

    @Test
    void whatWasNeverReceivedHasNoTimeOfIt() {
        var facts = new Stamps.Facts(NOW, Optional.empty(), "Ana", "FAX-2026-00043", "");
        assertThat(stamps.of("stamp", Stamps.RECEIVED_VIA_FAX, null, facts).lines())
                .containsExactly("RECEIVED VIA FAX", "", "FAX-2026-00043", "");
        assertThat(stamps.of("stamp", "received", null, facts).lines())
                .containsExactly("RECEIVED", "2026-11-28 17:08 EST", "Ana");
    }
}

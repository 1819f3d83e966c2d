package io.dartwing.fax.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenyEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    @Covers({"FAX-D-001-02", "FAX-D-001-06"})
    void theEntryThatNamesTheNumberMostExactlyDecides() {
        List<DenyEntry> entries = List.of(
                new DenyEntry("+1202*", "block", null),
                new DenyEntry("+12025550*", "allow", null),
                new DenyEntry("+12025550111", "block", null));
        assertThat(DenyEntry.deciding(entries, "+12025550111", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isTrue());
        assertThat(DenyEntry.deciding(entries, "+12025550112", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isFalse());
        assertThat(DenyEntry.deciding(entries, "+12029990112", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isTrue());
        assertThat(DenyEntry.deciding(entries, "+13035550112", NOW)).isEmpty();
    }

    @Test
    @Covers("FAX-D-001-12")
    void anEntryThatHasEndedDecidesNothing() {
        List<DenyEntry> entries = List.of(
                new DenyEntry("+12025550111", "allow", NOW), new DenyEntry("+1202*", "block", NOW.plusSeconds(1)));
        assertThat(DenyEntry.deciding(entries, "+12025550111", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.pattern()).isEqualTo("+1202*"));
    }
}

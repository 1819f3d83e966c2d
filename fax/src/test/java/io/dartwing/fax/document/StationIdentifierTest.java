package io.dartwing.fax.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StationIdentifierTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    @Test
    void namesTheDayAndFitsAStationIdentification() {
        Set<String> all = new HashSet<>();
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            String text = StationIdentifier.fresh(DAY, random).text();
            assertThat(text).matches("DFX-20261127-[0-9A-HJKMNP-TV-Z]{4}").hasSizeLessThanOrEqualTo(20);
            all.add(text);
        }
        assertThat(all).hasSizeGreaterThan(990);
    }

    @Test
    void isReadAsItIsWrittenAndAsItIsMisread() {
        assertThat(StationIdentifier.read("DFX-20261127-AB12")).hasValue(new StationIdentifier("DFX-20261127-AB12"));
        assertThat(StationIdentifier.read(" dfx-20261127-abl2 ")).hasValue(new StationIdentifier("DFX-20261127-AB12"));
        assertThat(StationIdentifier.read("DFX-20261127-OI00")).hasValue(new StationIdentifier("DFX-20261127-0100"));
    }

    @Test
    void otherTextsAreNone() {
        for (String text :
                new String[] {"", "FAX-2026-00042", "DFX-20261127", "DFX-20261127-AB123", "DFX-2026112-AB12"}) {
            assertThat(StationIdentifier.read(text)).as(text).isEmpty();
        }
    }
}

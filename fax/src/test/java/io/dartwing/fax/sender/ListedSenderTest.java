package io.dartwing.fax.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.routing.Place;
import io.dartwing.testkit.Covers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static ListedSender entry(SenderList list, String pattern, String effect, @Nullable Instant until) {
        return new SenderLine(pattern, effect, null, until).listed(list, Place.NONE);
    }

    private static ListedSender entry(String pattern, String effect, @Nullable Instant until) {
        return entry(SenderList.ORGANIZATION, pattern, effect, until);
    }

    @Test
    @Covers({"FAX-D-001-02", "FAX-D-001-06"})
    void theEntryThatNamesTheNumberMostExactlyDecides() {
        List<ListedSender> entries = List.of(
                entry("+1202*", "block", null),
                entry("+12025550*", "allow", null),
                entry("+12025550111", "block", null));
        assertThat(ListedSender.deciding(entries, "+12025550111", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isTrue());
        assertThat(ListedSender.deciding(entries, "+12025550112", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isFalse());
        assertThat(ListedSender.deciding(entries, "+12029990112", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.blocks()).isTrue());
        assertThat(ListedSender.deciding(entries, "+13035550112", NOW)).isEmpty();
    }

    @Test
    @Covers("FAX-D-001-12")
    void anEntryThatHasEndedDecidesNothing() {
        List<ListedSender> entries =
                List.of(entry("+12025550111", "allow", NOW), entry("+1202*", "block", NOW.plusSeconds(1)));
        assertThat(ListedSender.deciding(entries, "+12025550111", NOW))
                .hasValueSatisfying(entry -> assertThat(entry.pattern()).isEqualTo("+1202*"));
    }

    @Test
    @Covers("FAX-D-001-07")
    void aPersonsListGoesBeforeTheOrganisationsAndThisBeforeTheInstallations() {
        ListedSender everywhere = entry(SenderList.INSTALLATION, "+12025550111", "block", null);
        ListedSender here = entry(SenderList.ORGANIZATION, "+1202*", "allow", null);
        ListedSender mine = entry(SenderList.PERSON, "+1*", "block", null);
        assertThat(ListedSender.deciding(List.of(everywhere, here), "+12025550111", NOW))
                .contains(here);
        assertThat(ListedSender.deciding(List.of(everywhere, mine, here), "+12025550111", NOW))
                .contains(mine);
        assertThat(mine.sentence()).isEqualTo("Sender blocked by the list of the person whose number was called: +1*");
        ListedSender ended = entry(SenderList.PERSON, "+12025550111", "allow", NOW);
        assertThat(ListedSender.deciding(List.of(everywhere, ended), "+12025550111", NOW))
                .contains(everywhere);
    }
}

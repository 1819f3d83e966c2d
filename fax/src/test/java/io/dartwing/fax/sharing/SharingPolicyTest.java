package io.dartwing.fax.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.sharing.SharingPolicy.Way;
import io.dartwing.testkit.Covers;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharingPolicyTest {
    private static final Member ANA = new Member(new UUID(0, 1), "Ana", Presence.ONLINE, true, 1, 10, 3, Set.of());
    private static final Member BEN = new Member(new UUID(0, 2), "Ben", Presence.OFFLINE, true, 1, null, 0, Set.of());
    private static final Member CY =
            new Member(new UUID(0, 3), "Cy", Presence.ONLINE, true, 2, 4, 4, Set.of("spanish"));
    private static final Member DI =
            new Member(new UUID(0, 4), "Di", Presence.ONLINE, true, 2, null, 5, Set.of("spanish"));
    private static final Member EVE = new Member(new UUID(0, 5), "Eve", Presence.ONLINE, false, 1, null, 0, Set.of());

    @Test
    void theChoiceIsExplained() {
        var choice = SharingPolicy.choose(Way.TURNS, List.of(ANA, BEN, CY, DI, EVE), Turns.NONE, null);
        assertThat(choice.lines())
                .containsExactly(
                        "Ana: 3 open of 10, next in turn",
                        "Di: 5 open, weight 2",
                        "Ben: offline",
                        "Cy: has 4 open of 4",
                        "Eve: outside of working hours");
    }

    @Test
    @Covers("FAX-C-002-02")
    void whoIsGivenMoreWeightMayHaveMoreOpen() {
        var choice = SharingPolicy.choose(Way.LEAST_OPEN, List.of(ANA, DI), Turns.NONE, null);
        assertThat(choice.member()).as("five with weight 2 are less than three").contains(DI);
    }

    @Test
    @Covers("FAX-C-002-05")
    void aSkillThatIsAskedForLeavesOthersOut() {
        var choice = SharingPolicy.choose(Way.TURNS, List.of(ANA, DI), Turns.NONE, "spanish");
        assertThat(choice.member()).contains(DI);
        assertThat(choice.lines()).contains("Ana: does not have the skill spanish");
    }

    @Test
    @Covers("FAX-C-002-06")
    void hoursAreThoseOfThePersonsOwnClock() {
        var office = new WorkHours(
                ZoneId.of("America/New_York"),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(8, 0),
                LocalTime.of(17, 0));
        assertThat(office.covers(Instant.parse("2026-11-20T12:59:00Z")))
                .as("07:59 on a Friday")
                .isFalse();
        assertThat(office.covers(Instant.parse("2026-11-20T13:00:00Z"))).isTrue();
        assertThat(office.covers(Instant.parse("2026-11-20T22:00:00Z")))
                .as("17:00")
                .isFalse();
        assertThat(office.covers(Instant.parse("2026-11-21T15:00:00Z")))
                .as("a Saturday")
                .isFalse();
        assertThat(office.covers(Instant.parse("2026-07-17T12:00:00Z")))
                .as("summer time")
                .isTrue();
    }

    @Test
    void aNightBelongsToTheDayItBeginsOn() {
        var night =
                new WorkHours(ZoneId.of("UTC"), EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.covers(Instant.parse("2026-11-20T23:00:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-11-21T05:59:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-11-21T06:00:00Z"))).isFalse();
        assertThat(night.covers(Instant.parse("2026-11-20T05:00:00Z"))).isFalse();
        var always = new WorkHours(ZoneId.of("UTC"), Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(always.covers(Instant.parse("2026-11-20T05:00:00Z"))).isTrue();
    }

    @Test
    @Covers("FAX-C-002-04")
    void whatAPersonSaysCountsWhileItsBrowserIsConnected() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(Presence.of(Presence.ONLINE, now.plusSeconds(1), now)).isEqualTo(Presence.ONLINE);
        assertThat(Presence.of(Presence.BUSY, now.plusSeconds(1), now)).isEqualTo(Presence.BUSY);
        assertThat(Presence.of(Presence.ONLINE, now, now)).isEqualTo(Presence.OFFLINE);
        assertThat(Presence.of(Presence.ONLINE, null, now)).isEqualTo(Presence.OFFLINE);
    }
}

package io.dartwing.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Two nodes on one database.
class SettingsIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SetClock clock = new SetClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final List<SettingChange> heard = new ArrayList<>();
    private final SettingRows rows = new SettingRows(DATABASE.jdbc());
    private final StoredSettings here = node();
    private final StoredSettings there = node();
    private final UUID organization = Ids.next();

    private StoredSettings node() {
        return new StoredSettings(
                SettingTables.declared(), rows, DATABASE.transactions(), List.of(this::hear), List.of(), clock);
    }

    private synchronized void hear(SettingChange change) {
        heard.add(change);
    }

    @Test
    void aChangeCountsHereAtOnceAndElsewhereWithinASecond() {
        assertThat(there.get(organization, ProbeSettings.COLOUR)).isEqualTo("red");
        as("admin", () -> here.set(ProbeSettings.COLOUR, "green"));
        assertThat(here.get(organization, ProbeSettings.COLOUR)).isEqualTo("green");
        clock.advance(StoredSettings.FRESH);
        assertThat(there.get(organization, ProbeSettings.COLOUR)).isEqualTo("green");
        assertThat(StoredSettings.FRESH).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anOrganisationsChoiceWinsOverTheInstallationsAndThatOverTheDefault() throws SQLException {
        sql("insert into installation_settings values ('probe.length', '20', now(), 'operator')");
        assertThat(here.get(organization, ProbeSettings.LENGTH)).isEqualTo(20);
        as("admin", () -> here.set(ProbeSettings.LENGTH, 30L));
        assertThat(here.get(organization, ProbeSettings.LENGTH)).isEqualTo(30);
        as("admin", () -> here.reset(ProbeSettings.LENGTH));
        assertThat(here.get(organization, ProbeSettings.LENGTH)).isEqualTo(20);
        sql("delete from installation_settings");
        clock.advance(StoredSettings.FRESH);
        assertThat(here.get(organization, ProbeSettings.LENGTH)).isEqualTo(8);
    }

    @Test
    void whatTheServerIsConfiguredWithIsTheDefault() {
        var configured = new StoredSettings(
                SettingTables.declared(),
                rows,
                DATABASE.transactions(),
                List.of(),
                List.of(new SettingDefault<>(ProbeSettings.LENGTH, 9L)),
                clock);
        assertThat(configured.get(organization, ProbeSettings.LENGTH)).isEqualTo(9);
        as("admin", () -> configured.set(ProbeSettings.LENGTH, 8L));
        assertThat(configured.get(organization, ProbeSettings.LENGTH))
                .as("also when it is what the declaration says")
                .isEqualTo(8);
    }

    @Test
    void healthcareModeOverrulesAWeakChoiceAndRefusesIt() throws SQLException {
        sql("insert into organizations (id, name, mode, created_at) values ('" + organization + "', 'C" + organization
                + "', 'medxfax', now())");
        assertThat(here.get(organization, ProbeSettings.IDLE)).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() -> as("admin", () -> here.set(ProbeSettings.IDLE, Duration.ofMinutes(20))))
                .hasMessageContaining("DW-409")
                .hasMessageContaining("at most PT15M");
        as("admin", () -> here.set(ProbeSettings.IDLE, Duration.ofMinutes(10)));
        assertThat(here.get(organization, ProbeSettings.IDLE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void onlyWhoMayChangesIt() {
        assertThatThrownBy(() -> as("fax:read", () -> here.set(ProbeSettings.LENGTH, 9L)))
                .hasMessageContaining("DW-403");
        assertThatThrownBy(() -> as("admin", () -> here.set(ProbeSettings.TIER, "huge")))
                .hasMessageContaining("only the operator");
        as("fax:send", () -> here.set(ProbeSettings.COLOUR, "green"));
        Actors.runAs(InstallationActor.in(organization), () -> here.set(ProbeSettings.TIER, "huge"));
        assertThat(here.get(organization, ProbeSettings.TIER)).isEqualTo("huge");
    }

    @Test
    void anotherOrganisationKeepsItsOwn() {
        as("admin", () -> here.set(ProbeSettings.COLOUR, "green"));
        assertThat(here.get(Ids.next(), ProbeSettings.COLOUR)).isEqualTo("red");
    }

    @Test
    void aRolledBackChangeIsSeenByNobody() {
        assertThatThrownBy(() -> as(
                        "admin",
                        () -> DATABASE.transactions().executeWithoutResult(status -> {
                            here.set(ProbeSettings.COLOUR, "green");
                            assertThat(here.get(ProbeSettings.COLOUR)).isEqualTo("green");
                            throw new IllegalStateException("changed our mind");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(here.get(organization, ProbeSettings.COLOUR)).isEqualTo("red");
        assertThat(there.get(organization, ProbeSettings.COLOUR)).isEqualTo("red");
    }

    @Test
    void theHistoryIsWholeAlsoWhenManyChangeAtOnce() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 1; i <= 40; i++) {
                long value = i;
                threads.submit(() -> as("admin", () -> here.set(ProbeSettings.LENGTH, value)));
            }
        }
        List<SettingRows.Entry> history = read(() -> rows.history(organization, "probe.length", 100));
        assertThat(history).hasSize(40);
        assertThat(heard).hasSize(40);
        var before = history.stream().map(SettingRows.Entry::before).toList();
        assertThat(before).doesNotHaveDuplicates().containsOnlyOnce((String) null);
    }

    @Test
    void theSameValueAgainIsNoChange() {
        as("admin", () -> here.set(ProbeSettings.LENGTH, 9L));
        as("admin", () -> here.set(ProbeSettings.LENGTH, 9L));
        assertThat(read(() -> rows.history(organization, null, 100))).hasSize(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void theHistoryCanNotBeRewritten() {
        as("admin", () -> here.set(ProbeSettings.LENGTH, 9L));
        for (String sql : List.of(
                "update organization_setting_changes set new_value = '1'",
                "delete from organization_setting_changes",
                "insert into installation_settings values ('probe.length', '1', now(), 'me')")) {
            assertThatThrownBy(() -> as(
                            "admin",
                            () -> DATABASE.transactions()
                                    .executeWithoutResult(
                                            status -> DATABASE.jdbc().sql(sql).update())))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aStoredValueThatIsNoLongerValidCountsAsNotChosen() throws SQLException {
        sql("insert into organization_settings values ('" + organization
                + "', 'probe.length', '\"many\"', now(), 'x')");
        assertThat(here.get(organization, ProbeSettings.LENGTH)).isEqualTo(8);
    }

    @Test
    void aSettingOutsideOfTheTablesIsADefect() {
        Setting<Boolean> stray = Setting.bool("probe.stray", "Stray", true);
        assertThatThrownBy(() -> here.get(organization, stray)).hasMessageContaining("not in any SettingTable");
    }

    @Test
    void aShareOfTheCallersGetsTheFlagAlwaysTheSameOnes() {
        var flags = new FeatureFlags(here);
        as("admin", () -> here.choose(ProbeSettings.SHARE.setting(), JSON.readTree("30")));
        as("admin", () -> here.choose(ProbeSettings.WAY.setting(), JSON.readTree("\"old=50,new=50\"")));
        int on = 0;
        int fresh = 0;
        for (int i = 0; i < 1000; i++) {
            Actor person = person("fax:read");
            boolean first = Actors.callAs(person, () -> flags.enabled(ProbeSettings.SHARE));
            assertThat(Actors.callAs(person, () -> flags.enabled(ProbeSettings.SHARE)))
                    .isEqualTo(first);
            on += first ? 1 : 0;
            fresh += Actors.callAs(person, () -> flags.variant(ProbeSettings.WAY))
                            .equals("new")
                    ? 1
                    : 0;
        }
        assertThat(on).isBetween(230, 370);
        assertThat(fresh).isBetween(420, 580);
        assertThat(read(() -> flags.enabled(ProbeSettings.ON))).isFalse();
    }

    private void as(String permission, Runnable work) {
        Actors.runAs(person(permission), work);
    }

    private <T> T read(Supplier<T> work) {
        return Actors.callAs(person("admin"), () -> DATABASE.transactions().execute(status -> work.get()));
    }

    private Actor person(String permission) {
        return new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of(permission));
    }

    private static void sql(String statement) throws SQLException {
        try (var superuser = DATABASE.superuser();
                var prepared = superuser.createStatement()) {
            prepared.execute(statement);
        }
    }
}

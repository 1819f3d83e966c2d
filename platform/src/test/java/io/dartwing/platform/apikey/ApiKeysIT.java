package io.dartwing.platform.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final Audit audit = new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock, () -> {});
    private final ApiKeys keys = new ApiKeys(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
    private UUID organization;

    @BeforeEach
    void makeAnOrganisation() {
        var organizations = new Organizations(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
        organization = Actors.callAs(
                        InstallationActor.withoutOrganization(),
                        () -> organizations.create("Org " + Ids.next(), OrganizationMode.DARTWING))
                .id();
    }

    @Test
    void aKeyActsForItsOrganisationWithItsScopesOnly() {
        var created = create(List.of("fax:read"), null);
        assertThat(created.key()).matches("tel_live_[0-9a-f]{64}");
        ApiKeyActor actor = keys.authenticate(created.key()).orElseThrow();
        assertThat(actor.organizationId()).isEqualTo(organization);
        assertThat(actor.permissions()).isEqualTo(Set.of("fax:read"));
        assertThat(actor.may("fax:send")).isFalse();
    }

    @Test
    void theKeyItselfIsStoredNowhere() throws SQLException {
        String key = create(List.of("fax:read"), null).key();
        try (var superuser = DATABASE.superuser();
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("select string_agg(k::text, ' ') from api_keys k")) {
            rows.next();
            assertThat(rows.getString(1)).contains(key.substring(0, 16)).doesNotContain(key.substring(16));
        }
    }

    @Test
    void anExpiredKeyStopsWorkingOnTheSecond() {
        String key =
                create(List.of("fax:read"), clock.instant().plusSeconds(60)).key();
        clock.advance(Duration.ofSeconds(59));
        assertThat(keys.authenticate(key)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.authenticate(key)).isEmpty();
    }

    @Test
    void aRevokedKeyStopsWorkingAtOnceHereAndWithinASecondElsewhere() {
        var otherNode = new ApiKeys(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
        var created = create(List.of("fax:read"), null);
        assertThat(keys.authenticate(created.key())).isPresent();
        assertThat(otherNode.authenticate(created.key())).isPresent();
        as(() -> {
            keys.revoke(created.id());
            return true;
        });
        assertThat(keys.authenticate(created.key())).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(otherNode.authenticate(created.key())).isEmpty();
    }

    @Test
    void useIsNotedOncePerMinute() {
        var created = create(List.of("fax:read"), null);
        Instant first = clock.instant();
        keys.authenticate(created.key());
        clock.advance(Duration.ofSeconds(30));
        keys.authenticate(created.key());
        assertThat(as(keys::list)).extracting(ApiKeys.Summary::lastUsedAt).containsExactly(first);
        clock.advance(Duration.ofSeconds(31));
        keys.authenticate(created.key());
        assertThat(as(keys::list)).extracting(ApiKeys.Summary::lastUsedAt).containsExactly(clock.instant());
    }

    @Test
    void aKeyWithTheSameBeginningIsNotTheKey() {
        String key = create(List.of("fax:read"), null).key();
        String forged = key.substring(0, 70) + (key.endsWith("000") ? "111" : "000");
        assertThat(keys.authenticate(key)).isPresent();
        assertThat(keys.authenticate(forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tel_live_", "tel_live_XYZ", "sk_live_0000", " ", "tel_live_é"})
    void nonsenseIsNoKey(String text) {
        assertThat(keys.authenticate(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fax:everything", "organization:own", "", "*"})
    void onlyKnownScopesAreGiven(String scope) {
        assertThatThrownBy(() -> create(List.of(scope), null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void onlyAdministratorsMakeKeys() {
        var reader = keys.authenticate(create(List.of("fax:read"), null).key()).orElseThrow();
        assertThatThrownBy(() -> Actors.callAs(reader, () -> keys.create("more", List.of("admin"), null)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DW-403");
    }

    @Test
    void keysOfAnotherOrganisationAreOutOfReach() {
        var created = create(List.of("fax:read"), null);
        var stranger = InstallationActor.in(Ids.next());
        assertThat(Actors.callAs(stranger, keys::list)).isEmpty();
        assertThatThrownBy(() -> Actors.runAs(stranger, () -> keys.revoke(created.id())))
                .hasMessageContaining("DW-404");
    }

    private ApiKeys.Created create(List<String> scopes, Instant expiresAt) {
        return as(() -> keys.create("test", scopes, expiresAt));
    }

    private <T> T as(Supplier<T> work) {
        return Actors.callAs(InstallationActor.in(organization), work::get);
    }
}

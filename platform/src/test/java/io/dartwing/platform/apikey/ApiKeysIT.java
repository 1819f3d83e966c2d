package io.dartwing.platform.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.Network;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Optional<InetAddress> HERE = Optional.of(InetAddress.getLoopbackAddress());

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final Audit audit = new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock);
    private final ApiKeys keys = new ApiKeys(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
    private final ApiKeys otherNode = new ApiKeys(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
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
        ApiKeyActor actor = authenticate(keys, created.key()).orElseThrow();
        assertThat(actor.organizationId()).isEqualTo(organization);
        assertThat(actor.permissions()).isEqualTo(Set.of("fax:read"));
        assertThat(actor.may("fax:send")).isFalse();
    }

    @Test
    @Covers("FAX-E-003-01")
    void theKeyItselfIsStoredNowhere() throws SQLException {
        String key = create(List.of("fax:read"), null).key();
        try (var superuser = DATABASE.superuser();
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("select string_agg(k::text, ' ') from api_keys k")) {
            rows.next();
            assertThat(rows.getString(1)).contains(key.substring(0, 25)).doesNotContain(key.substring(25));
        }
    }

    @Test
    @Covers("FAX-E-003-09")
    void anExpiredKeyStopsWorkingOnTheSecond() {
        String key =
                create(List.of("fax:read"), clock.instant().plusSeconds(60)).key();
        clock.advance(Duration.ofSeconds(59));
        assertThat(authenticate(keys, key)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(authenticate(keys, key)).isEmpty();
    }

    @Test
    void aRevokedKeyStopsWorkingAtOnceHereAndWithinASecondElsewhere() {
        var created = create(List.of("fax:read"), null);
        assertThat(authenticate(keys, created.key())).isPresent();
        assertThat(authenticate(otherNode, created.key())).isPresent();
        as(() -> {
            keys.revoke(created.id());
            return true;
        });
        assertThat(authenticate(keys, created.key())).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(authenticate(otherNode, created.key())).isEmpty();
    }

    @Test
    void useIsNotedOncePerMinute() {
        var created = create(List.of("fax:read"), null);
        Instant first = clock.instant();
        authenticate(keys, created.key());
        clock.advance(Duration.ofSeconds(30));
        authenticate(keys, created.key());
        assertThat(as(keys::list)).extracting(ApiKeys.Summary::lastUsedAt).containsExactly(first);
        clock.advance(Duration.ofSeconds(31));
        authenticate(keys, created.key());
        assertThat(as(keys::list)).extracting(ApiKeys.Summary::lastUsedAt).containsExactly(clock.instant());
    }

    @Test
    void aKeyWithTheSameBeginningIsNotTheKey() {
        String key = create(List.of("fax:read"), null).key();
        String forged = key.substring(0, 70) + (key.endsWith("000") ? "111" : "000");
        assertThat(authenticate(keys, key)).isPresent();
        assertThat(authenticate(keys, forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tel_live_", "tel_live_XYZ", "sk_live_0000", " ", "tel_live_é"})
    void nonsenseIsNoKey(String text) {
        assertThat(authenticate(keys, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fax:everything", "organization:own", "", "*"})
    void onlyKnownScopesAreGiven(String scope) {
        assertThatThrownBy(() -> create(List.of(scope), null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void onlyAdministratorsMakeKeys() {
        var reader = authenticate(keys, create(List.of("fax:read"), null).key()).orElseThrow();
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

    @Test
    @Covers("FAX-E-003-06")
    void theOldSecretWorksForADayAfterARotationAndTheNewOneAtOnce() {
        var created = create(List.of("fax:read"), null);
        assertThat(authenticate(otherNode, created.key())).isPresent();
        var rotated = as(() -> keys.rotate(created.id(), Duration.ofHours(24)));
        assertThat(rotated.key()).matches("tel_live_[0-9a-f]{64}").isNotEqualTo(created.key());
        for (ApiKeys node : List.of(keys, otherNode)) {
            assertThat(authenticate(node, rotated.key()).orElseThrow().id()).isEqualTo(created.id());
            assertThat(authenticate(node, created.key()).orElseThrow().id()).isEqualTo(created.id());
        }
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(authenticate(keys, created.key())).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(authenticate(keys, created.key())).isEmpty();
        assertThat(authenticate(otherNode, created.key())).isEmpty();
        assertThat(authenticate(keys, rotated.key())).isPresent();
    }

    @Test
    void aSecondRotationEndsTheFirstSecret() {
        var first = create(List.of("fax:read"), null);
        var second = as(() -> keys.rotate(first.id(), Duration.ofHours(24)));
        var third = as(() -> keys.rotate(first.id(), Duration.ofHours(24)));
        assertThat(authenticate(keys, first.key())).isEmpty();
        assertThat(authenticate(keys, second.key())).isPresent();
        assertThat(authenticate(keys, third.key())).isPresent();
    }

    @Test
    void aRotationWithoutGraceEndsTheOldSecretAtOnceHereAndWithinASecondElsewhere() {
        var created = create(List.of("fax:read"), null);
        assertThat(authenticate(otherNode, created.key())).isPresent();
        as(() -> keys.rotate(created.id(), Duration.ZERO));
        assertThat(authenticate(keys, created.key())).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(authenticate(otherNode, created.key())).isEmpty();
        assertThatThrownBy(() -> as(() -> keys.rotate(created.id(), Duration.ofHours(25))))
                .hasMessageContaining("DW-400");
        assertThatThrownBy(() -> as(() -> keys.rotate(Ids.next(), Duration.ZERO)))
                .hasMessageContaining("DW-404");
    }

    @Test
    void revokingEndsBothSecretsOfARotatedKey() {
        var created = create(List.of("fax:read"), null);
        var rotated = as(() -> keys.rotate(created.id(), Duration.ofHours(24)));
        as(() -> {
            keys.revoke(created.id());
            return true;
        });
        assertThat(authenticate(keys, created.key())).isEmpty();
        assertThat(authenticate(keys, rotated.key())).isEmpty();
    }

    @Test
    void aTestKeyIsOneAndSaysSo() {
        var created = as(() -> keys.create(new ApiKeys.Wish("try", List.of("fax:send"), null, true)));
        assertThat(created.key()).matches("tel_test_[0-9a-f]{64}");
        assertThat(authenticate(keys, created.key()).orElseThrow().test()).isTrue();
        assertThat(as(() -> keys.rotate(created.id(), Duration.ZERO)).key()).startsWith("tel_test_");
    }

    @Test
    void aKeyWorksFromItsNetworksOnly() throws SQLException {
        var created = create(List.of("fax:read"), null);
        sql("update api_keys set allowed_networks = '{192.0.2.0/24,2001:db8::/32,198.51.100.7}' where id = '"
                + created.id() + "'");
        for (String inside : List.of("192.0.2.1", "2001:db8::7", "198.51.100.7", "::ffff:192.0.2.9")) {
            assertThat(keys.authenticate(created.key(), Network.address(inside)))
                    .as(inside)
                    .isPresent();
        }
        for (String outside : List.of("192.0.3.1", "2001:db9::7", "198.51.100.8", "127.0.0.1", "nonsense")) {
            assertThat(keys.authenticate(created.key(), Network.address(outside)))
                    .as(outside)
                    .isEmpty();
        }
        assertThat(as(() -> audit.entries(Long.MAX_VALUE, 1)).getFirst().event())
                .isEqualTo("api_key.refused_network");
    }

    @Test
    void noTwoKeysShareTheirPrefix() throws SQLException {
        var created = create(List.of("fax:read"), null);
        var other = create(List.of("fax:read"), null);
        assertThatThrownBy(() -> sql("update api_keys set prefix = '"
                        + created.key().substring(0, 25) + "' where id = '" + other.id() + "'"))
                .hasMessageContaining("api_keys_whole_prefix");
    }

    @Test
    void aKeyOfTheFormerFormStillWorks() throws SQLException {
        var created = create(List.of("fax:read"), null);
        sql("update api_keys set prefix = left(prefix, 16) where id = '" + created.id() + "'");
        assertThat(authenticate(keys, created.key())).isPresent();
    }

    @Test
    void everyHashThatThePrefixFindsIsComparedAsAWhole() {
        var created = create(List.of("fax:read"), null);
        var rotated = as(() -> keys.rotate(created.id(), Duration.ofHours(24)));
        for (String key : List.of(created.key(), rotated.key())) {
            for (int place : new int[] {25, 40, 72}) {
                char other = key.charAt(place) == '0' ? '1' : '0';
                String forged = key.substring(0, place) + other + key.substring(place + 1);
                assertThat(authenticate(keys, forged)).isEmpty();
            }
            assertThat(authenticate(keys, key)).isPresent();
        }
    }

    @Test
    void theKeysOwnLimitsComeWithIt() throws SQLException {
        var created = create(List.of("fax:read"), null);
        sql("update api_keys set limits = '{\"fax.send\": {\"per_minute\": 7}}' where id = '" + created.id() + "'");
        var shown = keys.authenticate(created.key(), HERE).orElseThrow();
        assertThat(shown.limits().operations()).containsOnlyKeys("fax.send");
        assertThat(shown.limits().operations().get("fax.send").perMinute()).isEqualTo(7);
        assertThat(shown.limits().operations().get("fax.send").perDay()).isZero();
    }

    private static Optional<ApiKeyActor> authenticate(ApiKeys node, String key) {
        return node.authenticate(key, HERE).map(ApiKeys.Shown::actor);
    }

    private static void sql(String statement) throws SQLException {
        try (var superuser = DATABASE.superuser();
                var prepared = superuser.createStatement()) {
            prepared.execute(statement);
        }
    }

    private ApiKeys.Created create(List<String> scopes, Instant expiresAt) {
        return as(() -> keys.create("test", scopes, expiresAt));
    }

    private <T> T as(Supplier<T> work) {
        return Actors.callAs(InstallationActor.in(organization), work::get);
    }
}

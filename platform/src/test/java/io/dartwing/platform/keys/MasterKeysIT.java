package io.dartwing.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.kms.VaultTransit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each use of `keys(…)` is another process that knows nothing yet.
class MasterKeysIT {
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary;

    private final TestDatabase database = TestDatabase.fresh();
    private final Map<UUID, byte[]> sealed = new LinkedHashMap<>();
    private DataDirectory data;
    private InstalledDatabase installed;

    @BeforeEach
    void open() {
        data = DataDirectory.visit(temporary);
        var access = database.access();
        var settings = new DatabaseProperties(
                access.url(),
                access.owner().name(),
                access.owner().password(),
                access.app().name(),
                access.app().password(),
                0,
                4,
                "64MB");
        installed = InstalledDatabase.open(data, settings);
    }

    @Test
    void aNewMasterKeyInTheFileWrapsEverythingAndThenTheOldOneIsNotNeeded() throws Exception {
        MasterKeys masters = file();
        sealForOrganizations(keys(masters), 3);
        String before = masters.current().id();
        masters.rotate();
        assertThat(masters.current().id()).isNotEqualTo(before);
        everythingOpens(keys(file()));
        assertThat(rewrap(file()).progress().left()).isEqualTo(3);

        rewrap(file()).all();
        assertThat(rewrap(file()).progress())
                .isEqualTo(new MasterRewrap.Progress(masters.current().id(), "file", 3, 0));
        Files.delete(temporary.resolve("secrets/master.key.previous"));
        everythingOpens(keys(file()));
    }

    @Test
    void aRunningProcessNoticesANewMasterKeyInTheFile() throws Exception {
        WrappedKeys running = keys(file());
        sealForOrganizations(running, 1);
        file().rotate();
        rewrap(file()).all();
        everythingOpens(running);
        sealForOrganizations(running, 1);
        assertThat(rewrap(file()).progress().left()).isZero();
    }

    @Test
    void aMasterKeyFromTheEnvironmentIsExchangedWithThePreviousOneBesideIt() throws Exception {
        String first = base64();
        String second = base64();
        sealForOrganizations(keys(environment(first, null)), 2);
        MasterKeys both = environment(second, first);
        assertThatThrownBy(both::rotate)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DARTWING_MASTER_KEY_PREVIOUS");
        rewrap(both).all();
        everythingOpens(keys(environment(second, null)));
        assertThatThrownBy(() -> everythingOpens(keys(environment(first, null))))
                .hasMessageContaining("Put back the master key");
    }

    @Test
    @Covers("FAX-R-003-03")
    void aKeyServiceWrapsRotatesAndRewrapsWithoutShowingAKey() throws Exception {
        try (var vault = new VaultTransit("dartwing")) {
            MasterKeys masters = vault(vault, vault.token(), null);
            sealForOrganizations(keys(masters), 2);
            assertThat(masterKeyIds()).containsOnly("vault:transit/dartwing:v1");
            masters.rotate();
            int calls = vault.calls().size();
            rewrap(masters).all();
            assertThat(masterKeyIds()).containsOnly("vault:transit/dartwing:v2");
            assertThat(vault.calls().subList(calls, vault.calls().size()))
                    .contains("rewrap/dartwing")
                    .noneMatch(call -> call.startsWith("decrypt"));
            vault.allowDecryptionFrom(2);
            everythingOpens(keys(masters));
        }
    }

    @Test
    void anInstallationMovesFromItsFileToAKeyService() throws Exception {
        sealForOrganizations(keys(file()), 2);
        try (var vault = new VaultTransit("dartwing")) {
            MasterKeys masters = vault(vault, vault.token(), null);
            everythingOpens(keys(masters));
            rewrap(masters).all();
            Files.delete(temporary.resolve("secrets/master.key"));
            everythingOpens(keys(masters));
        }
    }

    @Test
    void aKeyServiceThatIsDownStopsOnlyWhatIsNotYetKnown() throws Exception {
        try (var vault = new VaultTransit("dartwing")) {
            WrappedKeys running = keys(vault(vault, vault.token(), null));
            sealForOrganizations(running, 1);
            vault.seal(true);
            everythingOpens(running);
            assertThatThrownBy(() -> sealForOrganizations(running, 1)).hasMessageContaining("DW-503: key service");
            vault.seal(false);
            sealForOrganizations(running, 1);
        }
    }

    @Test
    void aTokenThatAnAgentRenewsIsReadFromItsFile() throws Exception {
        try (var vault = new VaultTransit("dartwing")) {
            Path file = Files.writeString(temporary.resolve("token"), vault.token() + "\n");
            MasterKeys masters = vault(vault, null, file);
            sealForOrganizations(keys(masters), 1);
            vault.replaceToken("s.second");
            assertThatThrownBy(() -> everythingOpens(keys(masters))).hasMessageContaining("check token and policy");
            Files.writeString(file, "s.second");
            everythingOpens(keys(masters));
        }
    }

    @Test
    void aWrappedKeyMovedToAnotherOrganisationDoesNotOpen() throws Exception {
        try (var vault = new VaultTransit("dartwing")) {
            for (MasterKeys masters : List.of(file(), vault(vault, vault.token(), null))) {
                sealed.clear();
                sealForOrganizations(keys(masters), 2);
                var both = new ArrayList<>(sealed.keySet());
                try (var superuser = database.superuser();
                        var statement = superuser.prepareStatement("""
                                update organization_keys set wrapped = (select wrapped from organization_keys
                                    where organization_id = ?) where organization_id = ?""")) {
                    statement.setObject(1, both.getFirst());
                    statement.setObject(2, both.getLast());
                    statement.executeUpdate();
                }
                assertThatThrownBy(() -> everythingOpens(keys(masters))).hasMessageContaining("can't be unwrapped");
            }
        }
    }

    private MasterKeys file() {
        return new MasterKeys(data, Map.of(), Optional.empty());
    }

    private MasterKeys environment(String key, String previous) {
        return new MasterKeys(
                data,
                previous == null
                        ? Map.of("DARTWING_MASTER_KEY", key)
                        : Map.of("DARTWING_MASTER_KEY", key, "DARTWING_MASTER_KEY_PREVIOUS", previous),
                Optional.empty());
    }

    private MasterKeys vault(VaultTransit vault, String token, Path tokenFile) {
        var settings = new KeysProperties.Vault(vault.url(), "transit", "dartwing", token, tokenFile);
        return new MasterKeys(data, Map.of(), Optional.of(new VaultTransitKey(settings)));
    }

    private WrappedKeys keys(MasterKeys masters) {
        return new WrappedKeys(
                masters,
                database.jdbc(),
                database.transactions(),
                installed,
                new KeysProperties(Duration.ofMinutes(1), null),
                Clock.systemUTC());
    }

    private MasterRewrap rewrap(MasterKeys masters) {
        return new MasterRewrap(database.jdbc(), database.transactions(), masters);
    }

    private void sealForOrganizations(WrappedKeys keys, int count) throws Exception {
        for (int number = 0; number < count; number++) {
            UUID organization = Ids.next();
            sealed.put(organization, as(organization, () -> keys.seal(SECRET, "test")));
        }
    }

    private void everythingOpens(WrappedKeys keys) throws Exception {
        for (var one : sealed.entrySet()) {
            assertThat(as(one.getKey(), () -> keys.open(one.getValue(), "test")))
                    .isEqualTo(SECRET);
        }
    }

    private List<String> masterKeyIds() throws Exception {
        var ids = new ArrayList<String>();
        try (var superuser = database.superuser();
                var rows = superuser.createStatement().executeQuery("select master_key_id from organization_keys")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static String base64() {
        return java.util.Base64.getUrlEncoder().encodeToString(WrappedKeys.random());
    }

    private static <T> T as(UUID organization, Callable<T> work) throws Exception {
        return Actors.callAs(SystemJobActor.of(organization, "test"), work::call);
    }
}

package io.dartwing.platform.keys;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.problem.PlatformError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The master key that wraps now, and those that still have to unwrap. In this order: a key service, the
/// environment (`DARTWING_MASTER_KEY`), `secrets/master.key` in the data directory. The others, and
/// `DARTWING_MASTER_KEY_PREVIOUS` and `secrets/master.key.previous`, only unwrap.
///
/// Files are read each time, which is seldom: a new key is noticed without a restart.
public final class MasterKeys {
    private static final byte[] OWN = "installation".getBytes(StandardCharsets.US_ASCII);
    private static final String FILE = "master.key";
    private static final String PREVIOUS_FILE = "master.key.previous";

    private final DataDirectory data;
    private final Map<String, String> environment;
    private final Optional<MasterKey> service;

    /// @param environment of the process
    MasterKeys(DataDirectory data, Map<String, String> environment, Optional<MasterKey> service) {
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.service = service;
    }

    /// As the settings say, for the commands.
    public static MasterKeys of(DataDirectory data, KeysProperties properties) {
        return new MasterKeys(data, System.getenv(), vault(properties).map(MasterKey.class::cast));
    }

    static Optional<VaultTransitKey> vault(KeysProperties properties) {
        KeysProperties.Vault vault = properties.vault();
        return vault == null || vault.url() == null ? Optional.empty() : Optional.of(new VaultTransitKey(vault));
    }

    public MasterKey current() {
        return service.orElseGet(() -> given("DARTWING_MASTER_KEY")
                .map(key -> LocalMasterKey.of(key, "environment"))
                .orElseGet(() -> LocalMasterKey.of(data.secret(FILE), "file")));
    }

    /// Wraps a new key of an organisation.
    MasterKey.Wrapped wrap(UUID organization, byte[] key) {
        try {
            return current().wrap(key, context(organization));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("key of " + organization + ": can't be wrapped", broken);
        }
    }

    byte[] unwrap(UUID organization, byte[] wrapped, String keyId) {
        try {
            return opening(keyId).unwrap(wrapped, context(organization));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("key of " + organization + ": can't be unwrapped", broken);
        }
    }

    /// Wraps by the current master key what another one, or an older version, had wrapped.
    MasterKey.Wrapped rewrap(UUID organization, byte[] wrapped, String keyId) {
        MasterKey current = current();
        try {
            return current.opens(keyId)
                    ? current.rewrap(wrapped, context(organization))
                    : current.wrap(unwrap(organization, wrapped, keyId), context(organization));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("key of " + organization + ": can't be wrapped again", broken);
        }
    }

    /// Wraps a key that belongs to no organisation.
    MasterKey.Wrapped wrapOwn(byte[] key) throws GeneralSecurityException {
        return current().wrap(key, OWN);
    }

    byte[] unwrapOwn(byte[] wrapped, String keyId) throws GeneralSecurityException {
        for (MasterKey key : all()) {
            if (key.opens(keyId)) {
                return key.unwrap(wrapped, OWN);
            }
        }
        throw new GeneralSecurityException("wrapped by an unknown master key");
    }

    private MasterKey opening(String keyId) {
        return all().stream()
                .filter(key -> key.opens(keyId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("master key: none of those given is " + keyId
                        + ". Put back the master key this data was written with."));
    }

    private List<MasterKey> all() {
        var all = new ArrayList<MasterKey>();
        service.ifPresent(all::add);
        given("DARTWING_MASTER_KEY").ifPresent(key -> all.add(LocalMasterKey.of(key, "environment")));
        given("DARTWING_MASTER_KEY_PREVIOUS").ifPresent(key -> all.add(LocalMasterKey.of(key, "environment")));
        data.findSecret(FILE).ifPresent(key -> all.add(LocalMasterKey.of(key, "file")));
        data.findSecret(PREVIOUS_FILE)
                .ifPresent(keys -> keys.lines().forEach(key -> all.add(LocalMasterKey.of(key, "file"))));
        return all;
    }

    /// Makes a new master key where that can be done from here: in the file or in the key service. The old
    /// one stays beside it, because it is needed until every key is wrapped again, and for restoring older
    /// backups.
    public void rotate() {
        switch (current()) {
            case VaultTransitKey vault -> rotate(vault);
            case MasterKey key when key.kind().equals("file") -> rotateFile();
            case MasterKey key ->
                throw new ProblemException(
                        PlatformError.CONFLICT,
                        "master key: comes from " + key.kind()
                                + ". Give the new one in DARTWING_MASTER_KEY and the old one"
                                + " in DARTWING_MASTER_KEY_PREVIOUS, and start again.");
        }
    }

    private static void rotate(VaultTransitKey vault) {
        try {
            vault.rotate();
        } catch (GeneralSecurityException refused) {
            throw new ProblemException(
                    PlatformError.UNAVAILABLE, "key service: refuses to rotate the key; check its policy");
        }
    }

    /// The old key is safe in its second place before the new one takes the first.
    private void rotateFile() {
        String old = data.secret(FILE);
        String kept = data.findSecret(PREVIOUS_FILE).map(more -> more + "\n").orElse("");
        if (kept.lines().noneMatch(old::equals)) {
            data.writeSecret(PREVIOUS_FILE, kept + old);
        }
        data.replaceSecret(FILE);
    }

    private Optional<String> given(String variable) {
        @Nullable String value = environment.get(variable);
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(String::strip);
    }

    private static byte[] context(UUID organization) {
        return ("organization " + organization).getBytes(StandardCharsets.UTF_8);
    }
}

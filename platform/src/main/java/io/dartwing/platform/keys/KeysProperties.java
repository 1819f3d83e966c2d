package io.dartwing.platform.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.keys.*`: where the master key is, and how soon a node notices a new version of an
/// organisation's key.
///
/// With `vault.url` the master key is `vault.key` of the transit engine under `vault.mount`.
@ConfigurationProperties("dartwing.keys")
public record KeysProperties(
        @DefaultValue("10s") Duration refresh, @Nullable Vault vault) {
    /// @param token     in the open; `tokenFile`, as an agent writes it, wins
    public record Vault(
            @Nullable URI url,
            @DefaultValue("transit") String mount,
            @DefaultValue("dartwing") String key,
            @Nullable String token,
            @Nullable Path tokenFile) {
        @Override
        public String toString() {
            return "Vault at " + url;
        }
    }

    /// The same settings from the environment, for the commands.
    public static KeysProperties fromEnvironment() {
        String url = System.getenv("DARTWING_KEYS_VAULT_URL");
        if (url == null || url.isBlank()) {
            return new KeysProperties(Duration.ofSeconds(10), null);
        }
        String tokenFile = System.getenv("DARTWING_KEYS_VAULT_TOKEN_FILE");
        return new KeysProperties(
                Duration.ofSeconds(10),
                new Vault(
                        URI.create(url),
                        System.getenv().getOrDefault("DARTWING_KEYS_VAULT_MOUNT", "transit"),
                        System.getenv().getOrDefault("DARTWING_KEYS_VAULT_KEY", "dartwing"),
                        System.getenv("DARTWING_KEYS_VAULT_TOKEN"),
                        tokenFile == null ? null : Path.of(tokenFile)));
    }
}

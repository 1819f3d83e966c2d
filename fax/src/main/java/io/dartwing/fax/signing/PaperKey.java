package io.dartwing.fax.signing;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// The installation's key for papers, in `secrets/papers.key`. A paper is its text in UTF-8.
@Component
public class PaperKey {
    private final InstallationKey key;

    PaperKey(DataDirectory data) {
        key = InstallationKey.in(data, "papers.key");
    }

    /// The public key, X.509-encoded, in Base64.
    public String publicKey() {
        return Base64.getEncoder().encodeToString(key.publicKey());
    }

    public String keyId() {
        return InstallationKey.id(key.publicKey());
    }

    /// The signature of a paper, in Base64.
    public String sign(String paper) {
        return Base64.getEncoder().encodeToString(key.sign(bytes(paper)));
    }

    /// Whether this installation signed exactly this paper.
    public boolean verifies(String paper, String signed) {
        try {
            return InstallationKey.verifies(
                    key.publicKey(), bytes(paper), Base64.getDecoder().decode(signed));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] bytes(String paper) {
        return paper.getBytes(StandardCharsets.UTF_8);
    }
}

package io.dartwing.platform.keys;

import io.dartwing.platform.database.DatabaseAccess;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The current actor's organisation's keys at work. An organisation gets its keys at their first use.
public interface OrganizationKeys {
    /// Encrypts a small secret (AES-256-GCM) with the newest version of the key. `context` names what it is
    /// for and where it stands (`sip_trunks.password` and the row's id) and is bound in: a sealed value
    /// moved to another place does not open.
    byte[] seal(byte[] plain, String context);

    /// Throws `SealBroken` when these bytes were not sealed by this organisation for this context.
    byte[] open(byte[] sealed, String context);

    /// Encryption of files.
    FileCipher files();

    /// A keyed hash (HMAC-SHA-256, 64 hex digits) that names content without revealing its hash.
    String address(byte[] contentHash);

    /// A keyed hash (HMAC-SHA-256) of a value, with a key of its own: equal values of one organisation and
    /// `use` have equal hashes, so that they can be looked for, and nothing else can be told from them. The
    /// caller normalises the value. It stays the same over rotations.
    byte[] blindIndex(String use, String value);

    /// Whether these bytes were sealed before keys had versions.
    boolean beforeVersions(byte[] sealed);

    /// The version that seals now.
    int version();

    /// The same keys for a tool that runs without the server.
    static OrganizationKeys of(
            MasterKeys masters,
            JdbcClient database,
            TransactionTemplate transaction,
            DatabaseAccess access,
            KeysProperties properties,
            Clock clock) {
        return new WrappedKeys(masters, database, transaction, access, properties, clock);
    }

    /// Sealed bytes that don't open: changed, of another organisation, or sealed for something else.
    final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SealBroken(String context, Throwable cause) {
            super("sealed " + context + ": does not open with this organisation's key", cause);
        }
    }
}

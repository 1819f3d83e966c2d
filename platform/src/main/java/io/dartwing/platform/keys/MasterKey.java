package io.dartwing.platform.keys;

import java.security.GeneralSecurityException;

/// The key that wraps every organisation's keys: a local secret or an outside key service (KMS, HSM). To
/// use another service, provide a bean of this type.
///
/// `context` is bound into the wrapping: unwrapping with another one fails. Methods throw
/// `GeneralSecurityException` when the key refuses, and the problem `DW-503` when it can't be asked.
public interface MasterKey {
    /// What was wrapped, and the name of the key and version that did it; both are stored.
    record Wrapped(byte[] bytes, String keyId) {}

    /// Names the key and its newest version.
    String id();

    /// Where it comes from, for people: `file`, `environment`, `vault`.
    String kind();

    /// Whether what was wrapped under this id can be unwrapped by this key, in any of its versions.
    boolean opens(String keyId);

    Wrapped wrap(byte[] key, byte[] context) throws GeneralSecurityException;

    /// Throws `GeneralSecurityException` when this key did not wrap these bytes in this context.
    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException;

    /// What this key wrapped in an older version, wrapped by its newest; a key service does so without
    /// showing the key.
    default Wrapped rewrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return wrap(unwrap(wrapped, context), context);
    }
}

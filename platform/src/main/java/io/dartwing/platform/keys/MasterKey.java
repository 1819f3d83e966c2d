package io.dartwing.platform.keys;

import java.security.GeneralSecurityException;

/// The key that wraps every organisation's data key: a local file or an outside key service (KMS, HSM).
///
/// `context` is bound into the wrapping: unwrapping with another one fails.
public interface MasterKey {
    /// Names the key and its version, stored beside what it wrapped, for rotation.
    String id();

    byte[] wrap(byte[] dataKey, byte[] context) throws GeneralSecurityException;

    /// Throws `GeneralSecurityException` when this key did not wrap these bytes in this context.
    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException;
}

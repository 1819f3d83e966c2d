package io.dartwing.platform.keys;

import com.google.crypto.tink.StreamingAead;

/// The current actor's organisation's keys at work. An organisation gets its data key at its first use.
public interface OrganizationKeys {
    /// Encrypts a small secret (AES-256-GCM). `context` names what it is for (`sip_trunk.password`) and is
    /// bound in:
    /// a sealed value moved to another place does not open.
    byte[] seal(byte[] plain, String context);

    /// Throws `SealBroken` when these bytes were not sealed by this organisation for this context.
    byte[] open(byte[] sealed, String context);

    /// Streaming encryption for files.
    StreamingAead files();

    /// A keyed hash (HMAC-SHA-256, 64 hex digits) that names content without revealing its hash.
    String address(byte[] contentHash);

    /// Sealed bytes that don't open: changed, of another organisation, or sealed for something else.
    final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SealBroken(String context, Throwable cause) {
            super("sealed " + context + ": does not open with this organisation's key", cause);
        }
    }
}

package io.dartwing.fax.receipt;

/// @param statement what is signed: one fact a line
/// @param signature Ed25519 (RFC 8032), Base64, over the statement's UTF-8
/// @param keyId the first 16 hex digits of the public key's SHA-256
/// @param publicKey X.509, Base64
record Receipt(String statement, String signature, String keyId, String publicKey) {}

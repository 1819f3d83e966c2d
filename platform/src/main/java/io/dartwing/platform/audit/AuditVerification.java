package io.dartwing.platform.audit;

/// What walking an organisation's whole chain found.
public sealed interface AuditVerification {
    /// Every entry fits; `entries` is how many there are.
    record Intact(long entries) implements AuditVerification {}

    /// `sequence` is the first entry that was changed, removed or put in.
    record Broken(long sequence, String reason) implements AuditVerification {}
}

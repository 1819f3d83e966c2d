package io.dartwing.platform.audit;

/// What walking an organisation's whole chain found.
public sealed interface AuditVerification {
    /// Every entry fits; `entries` is how many there are, `anchors` how many signed ends were found again
    /// in it.
    record Intact(long entries, int anchors) implements AuditVerification {
        public Intact(long entries) {
            this(entries, 0);
        }
    }

    /// `sequence` is the first entry that was changed, removed or put in, as far as it can be told.
    record Broken(long sequence, String reason) implements AuditVerification {}
}

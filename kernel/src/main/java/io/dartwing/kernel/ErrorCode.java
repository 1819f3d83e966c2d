package io.dartwing.kernel;

/// One entry of a module's error table: every module has exactly one enum that implements this.
public interface ErrorCode {
    /// The public code, for example `FAX-001`. Never changes once published.
    String code();

    /// The HTTP status a problem with this code answers with.
    int status();

    /// What happened, in a few words, the same for every occurrence (RFC 9457 `title`).
    String title();

    /// One sentence that says what the caller can do about it.
    String advice();
}

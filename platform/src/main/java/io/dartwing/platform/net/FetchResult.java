package io.dartwing.platform.net;

/// What became of a guarded fetch.
public sealed interface FetchResult {
    /// The body is in the target file.
    record Fetched(long size) implements FetchResult {}

    /// Nothing usable was fetched. `reason` is for the caller and names neither addresses nor what was
    /// answered: it
    /// must not serve to map our network.
    record Refused(String reason) implements FetchResult {}
}

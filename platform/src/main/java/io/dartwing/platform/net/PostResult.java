package io.dartwing.platform.net;

/// What became of a guarded post.
public sealed interface PostResult {
    /// The host answered; `body` is the beginning of its answer, made printable.
    record Answered(int status, String body) implements PostResult {
        public boolean accepted() {
            return status / 100 == 2;
        }
    }

    /// No answer. `reason` names neither addresses nor what was found there: it must not serve to map our
    /// network.
    record Failed(String reason) implements PostResult {}
}

package io.dartwing.engine.fax.pages;

import java.time.Duration;

/// The end of the time that a conversion may take, asked often from inside of it.
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanoTime > 0 || Thread.currentThread().isInterrupted();
    }

    void check() {
        if (passed()) {
            throw timedOut();
        }
    }

    static Refusal timedOut() {
        return new Refusal(
                ConversionResult.Reason.TIMED_OUT,
                "The document takes too long to convert. Print it to a simpler PDF and send that.");
    }
}

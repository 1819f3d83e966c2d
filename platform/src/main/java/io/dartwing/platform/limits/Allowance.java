package io.dartwing.platform.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// One subject's allowance for one operation: a token bucket with up to three windows, of which all must have one left.
///
/// Seconds and minutes refill evenly; a day is a calendar day in UTC and fills at midnight, so that never more than its
/// quota is used on one. Another rate is another bucket: its name holds the numbers.
record Allowance(String scope, String subject, LimitedOperation operation, Rate rate) {
    enum Span {
        SECOND(Duration.ofSeconds(1)),
        MINUTE(Duration.ofMinutes(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        Duration length() {
            return length;
        }
    }

    record Window(Span span, long most) {}

    List<Window> windows() {
        var windows = new ArrayList<Window>(3);
        add(windows, Span.SECOND, rate.perSecond());
        add(windows, Span.MINUTE, rate.perMinute());
        add(windows, Span.DAY, rate.perDay());
        return windows;
    }

    private static void add(List<Window> windows, Span span, long most) {
        if (most > 0) {
            windows.add(new Window(span, most));
        }
    }

    /// The same for the same subject and numbers on every node.
    String name() {
        return scope + ":" + subject + ":" + operation.value() + ":" + rate.perSecond() + "-" + rate.perMinute() + "-"
                + rate.perDay();
    }

    BucketConfiguration configuration(Instant now) {
        var builder = BucketConfiguration.builder();
        for (Window window : windows()) {
            builder.addLimit(bandwidth(window, now));
        }
        return builder.build();
    }

    private static Bandwidth bandwidth(Window window, Instant now) {
        var capacity = Bandwidth.builder().capacity(window.most());
        return switch (window.span()) {
            case SECOND, MINUTE ->
                capacity.refillGreedy(window.most(), window.span().length()).build();
            case DAY ->
                capacity.refillIntervallyAligned(window.most(), window.span().length(), midnightAfter(now))
                        .build();
        };
    }

    static Instant midnightAfter(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    /// How long until this window is full again, given what is left in it.
    static Duration untilFull(Window window, long left, Instant now) {
        if (window.span() == Span.DAY) {
            return left >= window.most() ? Duration.ZERO : Duration.between(now, midnightAfter(now));
        }
        long missing = Math.max(0, window.most() - left);
        return Duration.ofNanos(Math.round((double) window.span().length().toNanos() * missing / window.most()));
    }
}

package io.dartwing.platform.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Buckets in this process. They are gone when it ends: a restart begins the day anew.
final class LocalBuckets implements BucketStore {
    /// Full buckets say nothing; beyond this many they are dropped now and then.
    private static final int TIDY_ABOVE = 20_000;

    private final Clock clock;
    private final TimeMeter time;
    private final ConcurrentHashMap<String, Kept> buckets = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, AtomicLong> places = new ConcurrentHashMap<>();

    private record Kept(Allowance description, io.github.bucket4j.Bucket bucket) {}

    LocalBuckets(Clock clock) {
        this.clock = clock;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @Override
    public Taken take(Allowance allowance) {
        var result = of(allowance).asVerbose().tryConsumeAndReturnRemaining(1);
        return new Taken(
                result.getValue().isConsumed(),
                longs(result.getDiagnostics().getAvailableTokensPerEachBandwidth()),
                Duration.ofNanos(result.getValue().getNanosToWaitForRefill()));
    }

    @Override
    public void giveBack(Allowance allowance) {
        of(allowance).addTokens(1);
    }

    @Override
    public List<Long> look(Allowance allowance) {
        return longs(
                of(allowance).asVerbose().getAvailableTokens().getDiagnostics().getAvailableTokensPerEachBandwidth());
    }

    @Override
    public Optional<Place> enter(String name, long most, Duration longest) {
        AtomicLong taken = places.computeIfAbsent(name, unused -> new AtomicLong());
        long before = taken.getAndUpdate(now -> now < most ? now + 1 : now);
        if (before >= most) {
            return Optional.empty();
        }
        var left = new AtomicBoolean();
        return Optional.of(() -> {
            if (left.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        });
    }

    private io.github.bucket4j.Bucket of(Allowance allowance) {
        if (buckets.size() > TIDY_ABOVE) {
            buckets.values().removeIf(this::full);
        }
        return buckets.computeIfAbsent(allowance.name(), unused -> new Kept(allowance, make(allowance)))
                .bucket();
    }

    private boolean full(Kept kept) {
        List<Long> left = longs(
                kept.bucket().asVerbose().getAvailableTokens().getDiagnostics().getAvailableTokensPerEachBandwidth());
        return left.equals(kept.description().windows().stream()
                .map(Allowance.Window::most)
                .toList());
    }

    private io.github.bucket4j.Bucket make(Allowance allowance) {
        var builder = io.github.bucket4j.Bucket.builder().withCustomTimePrecision(time);
        Arrays.stream(allowance.configuration(clock.instant()).getBandwidths()).forEach(builder::addLimit);
        return builder.build();
    }

    static List<Long> longs(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}

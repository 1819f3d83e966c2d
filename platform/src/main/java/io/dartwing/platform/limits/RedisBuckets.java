package io.dartwing.platform.limits;

import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Buckets in Redis or Valkey, shared by all nodes. Each change is a compare-and-set, and the requests of one node on
/// one bucket that come at the same time travel together.
///
/// Trouble with the connection is a `RuntimeException` of the client; nothing was then taken, or its answer was lost:
/// too few are allowed, never too many.
final class RedisBuckets implements BucketStore, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String FOLDER = "dartwing:limits:";
    private static final int CAPACITY = 20_000;

    /// Places are leases: those of a process that died end by themselves. The time is that of the store.
    private static final String ENTER = """
            local now = redis.call('TIME')
            local ms = now[1] * 1000 + math.floor(now[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ms)
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
            redis.call('ZADD', KEYS[1], ms + tonumber(ARGV[2]), ARGV[3])
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return 1
            """;

    private final RedisClient client;
    private final Clock clock;
    private final ConcurrentHashMap<String, BucketProxy> proxies = new ConcurrentHashMap<>();
    private @Nullable Connected connected;

    private record Connected(StatefulRedisConnection<String, byte[]> connection, ProxyManager<String> buckets) {}

    RedisBuckets(String address, Clock clock) {
        this.clock = clock;
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(PATIENCE);
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
    }

    @Override
    public Taken take(Allowance allowance) {
        var result = of(allowance).asVerbose().tryConsumeAndReturnRemaining(1);
        return new Taken(
                result.getValue().isConsumed(),
                LocalBuckets.longs(result.getDiagnostics().getAvailableTokensPerEachBandwidth()),
                Duration.ofNanos(result.getValue().getNanosToWaitForRefill()));
    }

    @Override
    public void giveBack(Allowance allowance) {
        of(allowance).addTokens(1);
    }

    @Override
    public List<Long> look(Allowance allowance) {
        return LocalBuckets.longs(
                of(allowance).asVerbose().getAvailableTokens().getDiagnostics().getAvailableTokensPerEachBandwidth());
    }

    @Override
    public Optional<Place> enter(String name, long most, Duration longest) {
        String key = FOLDER + "places:" + name;
        String lease = UUID.randomUUID().toString();
        Long entered = connected()
                .connection()
                .sync()
                .eval(
                        ENTER,
                        ScriptOutputType.INTEGER,
                        new String[] {key},
                        bytes(Long.toString(most)),
                        bytes(Long.toString(longest.toMillis())),
                        bytes(lease));
        return entered != null && entered == 1
                ? Optional.of(() -> connected().connection().sync().zrem(key, bytes(lease)))
                : Optional.empty();
    }

    private BucketProxy of(Allowance allowance) {
        ProxyManager<String> buckets = connected().buckets();
        if (proxies.size() > CAPACITY) {
            proxies.clear();
        }
        return proxies.computeIfAbsent(
                allowance.name(),
                name -> buckets.builder()
                        .withOptimization(Optimizations.batching())
                        .build(FOLDER + name, () -> allowance.configuration(clock.instant())));
    }

    private synchronized Connected connected() {
        Connected known = connected;
        if (known == null) {
            var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            ProxyManager<String> buckets = Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                    .requestTimeout(PATIENCE)
                    .build();
            known = new Connected(connection, buckets);
            connected = known;
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}

package io.dartwing.platform.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Records values of the metrics in [Metric]. The tag values stand in the order of the metric's tag names.
@Component
public final class Metrics {
    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        for (Metric metric : Metric.values()) {
            if (metric.kind() == Metric.Kind.COUNTER && metric.tagNames().isEmpty()) {
                counter(metric); // shown as 0 from the start, so that rate() works on the first event
            }
        }
    }

    /// Without an application context.
    public static Metrics of(MeterRegistry registry) {
        return new Metrics(registry);
    }

    public void count(Metric metric, String... tagValues) {
        counter(metric, tagValues).increment();
    }

    public void count(Metric metric, double amount, String... tagValues) {
        counter(metric, tagValues).increment(amount);
    }

    public void time(Metric metric, Duration duration, String... tagValues) {
        require(metric, Metric.Kind.TIMER);
        Timer.builder(metric.meterName())
                .description(metric.help())
                .tags(tags(metric, tagValues))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry)
                .record(duration);
    }

    /// Shows what `value` gives whenever somebody looks; a second registration with the same tags is ignored.
    public void gauge(Metric metric, Supplier<Number> value, String... tagValues) {
        require(metric, Metric.Kind.GAUGE);
        Gauge.builder(metric.meterName(), value)
                .description(metric.help())
                .tags(tags(metric, tagValues))
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(Metric metric, String... tagValues) {
        require(metric, Metric.Kind.COUNTER);
        return Counter.builder(metric.meterName())
                .description(metric.help())
                .tags(tags(metric, tagValues))
                .register(registry);
    }

    private static void require(Metric metric, Metric.Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric + ": " + metric.kind() + " (expected: " + kind + ")");
        }
    }

    private static Tags tags(Metric metric, String... values) {
        List<String> names = metric.tagNames();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(metric + ": " + values.length + " tags (expected: " + names + ")");
        }
        var tags = new ArrayList<Tag>(values.length);
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(names.get(i), values[i]));
        }
        return Tags.of(tags);
    }
}

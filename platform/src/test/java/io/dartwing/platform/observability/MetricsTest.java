package io.dartwing.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = new Metrics(registry);

    @Test
    void prometheusShowsTheNamesThatAlertsRelyOn() {
        metrics.count(Metric.FAX_RECEIVED);
        metrics.count(Metric.FAX_FAILED, "busy");
        metrics.time(Metric.FAX_PROCESSING, Duration.ofMillis(1200));
        metrics.time(Metric.OCR, Duration.ofMillis(300));
        metrics.gauge(Metric.CARRIER_HEALTH, () -> 1, "Main");
        metrics.gauge(Metric.QUEUE_DEPTH, () -> 3, "default");

        assertThat(registry.scrape())
                .contains(
                        "dartwing_fax_received_total 1.0",
                        "dartwing_fax_sent_total 0.0",
                        "dartwing_fax_uncertain_total 0.0",
                        "dartwing_fax_failed_total{cause=\"busy\"} 1.0",
                        "dartwing_fax_processing_duration_seconds_count 1",
                        "dartwing_ocr_duration_seconds_count 1",
                        "dartwing_carrier_health_status{trunk=\"Main\"} 1.0",
                        "dartwing_queue_depth{queue=\"default\"} 3.0");
    }

    @Test
    void aMetricIsUsedAsItIsDeclared() {
        assertThatThrownBy(() -> metrics.count(Metric.OCR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> metrics.count(Metric.FAX_FAILED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> metrics.count(Metric.FAX_SENT, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}

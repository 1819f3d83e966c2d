package io.dartwing.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false, now::get, 4);

    @Test
    void tellsWhatIsLeftFromTheSpeedSoFar() {
        now.set(Instant.EPOCH.plusSeconds(50));
        progress.read(document(Optional.empty()));
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("1 of 4 documents, 0 pages, 0.0 pages/s, about 2 min 30 s left" + System.lineSeparator());
    }

    @Test
    void countsDocumentsThatWereNotReadToTheirEnd() {
        progress.read(document(Optional.of(new Unreadable(Reason.DAMAGED))));
        progress.failed();
        assertThat(progress.withErrors()).isEqualTo(2);
        assertThat(progress.line()).contains("2 with errors");
    }

    private static DocumentReading document(Optional<Unreadable> fault) {
        return new DocumentReading(List.of(), 0, Duration.ZERO, fault);
    }
}

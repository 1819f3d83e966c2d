package io.dartwing.bench;

import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingAnswer.ReceptionSettings;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.engine.fax.pages.TiffPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Takes every call of the bench and counts how they end, each once.
final class FaxLineTally implements FaxLineListener {
    private final Path document;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> causes = new ConcurrentHashMap<>();
    private final LongAdder finished = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder identical = new LongAdder();
    private volatile List<FaxLine> lines = List.of();

    FaxLineTally(Path document) {
        this.document = document;
    }

    void acknowledgeOn(FaxLine... all) {
        lines = List.of(all);
    }

    void reset() {
        finished.reset();
        sent.reset();
        identical.reset();
        causes.clear();
    }

    long finished() {
        return finished.sum();
    }

    long sent() {
        return sent.sum();
    }

    long identical() {
        return identical.sum();
    }

    /// How calls that did not succeed ended.
    Map<String, LongAdder> causes() {
        return causes;
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        UUID trunk = call.trunkIds().getFirst();
        return new IncomingAnswer.Accept(trunk, trunk, call.callId().toString(), "BENCH", ReceptionSettings.DEFAULT);
    }

    @Override
    public void progress(CallProgress progress) {
        // The bench looks at ends only.
    }

    @Override
    public boolean commit(ReceivedFax received) {
        return true;
    }

    @Override
    public void finished(CallReport report) {
        if (seen.add(report.callId())) {
            count(report);
        }
        lines.forEach(line -> line.acknowledge(report.callId()));
    }

    private void count(CallReport report) {
        switch (report.outcome()) {
            case SENT -> sent.increment();
            case RECEIVED -> {
                if (report.document().map(this::same).orElse(false)) {
                    identical.increment();
                }
            }
            case FAILED, UNCERTAIN ->
                causes.computeIfAbsent(report.direction() + " " + report.sentence(), cause -> new LongAdder())
                        .increment();
        }
        finished.increment();
    }

    private boolean same(Path received) {
        try {
            return TiffPages.sameImages(document, received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

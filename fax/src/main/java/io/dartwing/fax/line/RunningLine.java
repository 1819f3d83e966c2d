package io.dartwing.fax.line;

import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.process.ChildCommand;
import io.dartwing.engine.fax.line.process.SupervisedFaxLine;
import io.dartwing.telephony.trunk.TrunkStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The node's line as the product's beans see it: not up before it is started and after it is stopped.
final class RunningLine implements FaxLine, TrunkStates {
    private final LineProperties properties;
    private final Path spool;
    private volatile @Nullable FaxLine line;

    RunningLine(LineProperties properties, Path spool) {
        this.properties = properties;
        this.spool = spool;
    }

    boolean enabled() {
        return properties.enabled();
    }

    void start(FaxLineListener listener) throws IOException {
        ChildCommand command = ChildCommand.ofThisProcess();
        line = SupervisedFaxLine.start(
                new ChildCommand(command.javaHome(), command.classpath(), List.of("-Xmx" + properties.childHeap())),
                new LineProcessSettings(
                        properties.bindAddress(),
                        properties.advertisedAddress(),
                        properties.sipPort(),
                        properties.firstMediaPort(),
                        properties.lastMediaPort(),
                        spool,
                        properties.maxCalls(),
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        Duration.ofSeconds(50),
                        properties.timeLapse()),
                listener);
    }

    private FaxLine running() {
        FaxLine current = line;
        if (current == null) {
            throw new IllegalStateException("the line is not started on this node");
        }
        return current;
    }

    @Override
    public void configure(LineConfiguration configuration) {
        running().configure(configuration);
    }

    @Override
    public Path folder(UUID callId) {
        return running().folder(callId);
    }

    @Override
    public void send(OutboundFax fax) throws LineUnavailableException {
        FaxLine current = line;
        if (current == null) {
            throw new LineUnavailableException(
                    LineUnavailableException.Reason.DOWN, "The line is not started on this node.");
        }
        current.send(fax);
    }

    @Override
    public void cancel(UUID callId) {
        running().cancel(callId);
    }

    @Override
    public void acknowledge(UUID callId) {
        running().acknowledge(callId);
    }

    @Override
    public LineStatus status() {
        FaxLine current = line;
        return current == null
                ? new LineStatus(false, "The line is not started.", 0, 0, Instant.EPOCH, 0, 0, List.of(), Map.of())
                : current.status();
    }

    @Override
    public Optional<State> of(UUID trunkId) {
        return status().trunks().stream()
                .filter(trunk -> trunk.trunkId().equals(trunkId))
                .findFirst()
                .map(trunk -> new State(
                        trunk.registration().name().toLowerCase(Locale.ROOT), trunk.detail(), trunk.activeCalls()));
    }

    @Override
    public void close() {
        FaxLine current = line;
        line = null;
        if (current != null) {
            current.close();
        }
    }
}

package io.dartwing.server.crash;

import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineTrunk;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.engine.fax.line.SipFaxLine;
import io.dartwing.kernel.Ids;
import io.dartwing.server.test.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The fax machines at the other end, in the test's process, where nobody kills anything: they are the truth.
///
/// A machine is a number. Each fax has a machine of its own, so its number tells which fax a call is about.
public final class FarEnd implements AutoCloseable, FaxLineListener {
    /// A call that a machine took.
    ///
    /// @param pages prints of the pages it confirmed, in order
    public record Taken(String machine, List<String> pages, String sentence, Instant began, Instant ended) {}

    private final LineTrunk server;
    private final SipFaxLine line;
    private final int sipPort;
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final Map<UUID, CompletableFuture<CallReport>> placed = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusing = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    /// @param timeLapse as the server's line has it
    public FarEnd(Path spool, int serverSipPort, int firstMediaPort, int timeLapse) throws IOException {
        UUID id = Ids.next();
        server = new LineTrunk(
                id,
                id,
                "server",
                "127.0.0.1",
                serverSipPort,
                LineTrunk.Transport.UDP,
                null,
                null,
                false,
                LineTrunk.T38.ALWAYS,
                List.of(),
                0);
        sipPort = FreePorts.next();
        line = SipFaxLine.open(
                new LineProcessSettings(
                        "127.0.0.1",
                        null,
                        sipPort,
                        firstMediaPort,
                        firstMediaPort + 999,
                        spool,
                        400,
                        2,
                        Duration.ofSeconds(30),
                        timeLapse),
                this);
        line.configure(new LineConfiguration(List.of(server)));
    }

    public int sipPort() {
        return sipPort;
    }

    /// Sends the document to one of the server's numbers and waits for the end of the call.
    public CallReport send(Path document, String from, String to) throws IOException {
        UUID call = Ids.next();
        var report = new CompletableFuture<CallReport>();
        placed.put(call, report);
        Path copy = Files.copy(document, line.folder(call).resolve("document.tif"));
        try {
            line.send(new OutboundFax(
                    call,
                    server.organizationId(),
                    from,
                    server.id(),
                    to,
                    from,
                    "FAR END",
                    copy,
                    0,
                    true,
                    14400,
                    OutboundFax.TransportPreference.T38_FIRST,
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(5)));
        } catch (LineUnavailableException tooMany) {
            throw new IllegalStateException(tooMany);
        }
        return report.join();
    }

    /// From now on that machine answers with this SIP status only.
    public void refuse(String machine, int sipStatus) {
        refusing.put(machine, sipStatus);
    }

    /// The machines that refused, once for each call.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public int activeCalls() {
        return line.status().activeCalls();
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        Integer status = refusing.get(call.to());
        if (status != null) {
            refused.add(call.to());
            return new IncomingAnswer.Reject(status, "refused");
        }
        return new IncomingAnswer.Accept(
                server.organizationId(), server.id(), call.to(), "FAR END", IncomingAnswer.ReceptionSettings.DEFAULT);
    }

    @Override
    public void progress(CallProgress progress) {
        // the reports say everything
    }

    @Override
    public boolean commit(ReceivedFax received) {
        return true;
    }

    @Override
    public void finished(CallReport report) {
        CompletableFuture<CallReport> waiting = placed.get(report.callId());
        if (waiting != null) {
            waiting.complete(report);
        } else {
            List<String> prints = report.document().map(UniquePages::prints).orElse(List.of());
            taken.add(new Taken(
                    report.reference(),
                    List.copyOf(prints.subList(0, Math.min(report.pagesConfirmed(), prints.size()))),
                    report.sentence(),
                    report.startedAt(),
                    report.endedAt()));
        }
        line.acknowledge(report.callId());
    }

    @Override
    public void close() {
        line.close();
    }
}

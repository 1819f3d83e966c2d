package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A fax line with its recording listener, and one trunk per T.38 mode to the same peer.
public final class FaxHost implements AutoCloseable {
    /// Media ports of a host that advertises a relay's address.
    public static final int RELAYED_PORTS = 16;

    public final RecordingListener listener;
    public final LineProcessSettings settings;
    private final Map<T38, UUID> trunks = new EnumMap<>(T38.class);
    private SipFaxLine line;

    public FaxHost(Path folder, int sipPort, int firstMedia, String address, Duration patience) throws IOException {
        this(folder, sipPort, firstMedia, address, patience, 1);
    }

    private FaxHost(Path folder, int sipPort, int firstMedia, String address, Duration patience, int timeLapse)
            throws IOException {
        listener = new RecordingListener(Files.createDirectories(folder.resolve("store")));
        // A relay in front has a door for each port.
        int ports = address == null ? 200 : RELAYED_PORTS;
        settings = new LineProcessSettings(
                "127.0.0.1",
                address,
                sipPort,
                firstMedia,
                firstMedia + ports - 1,
                folder.resolve("spool"),
                100,
                2,
                patience,
                timeLapse);
        for (T38 mode : T38.values()) {
            trunks.put(mode, Ids.next());
        }
    }

    public static FaxHost on(Path folder) throws IOException {
        return new FaxHost(folder, FreePorts.sip(), FreePorts.media(), null, Duration.ofSeconds(40));
    }

    public static FaxHost inTimeLapse(Path folder, int times) throws IOException {
        return new FaxHost(folder, FreePorts.sip(), FreePorts.media(), null, Duration.ofSeconds(40), times);
    }

    public FaxHost open() {
        line = SipFaxLine.open(settings, listener);
        listener.on(line);
        return this;
    }

    public SipFaxLine line() {
        return line;
    }

    public void connect(String host, int port) {
        line.configure(table(host, port));
    }

    public LineConfiguration table(String host, int port) {
        List<LineTrunk> table = trunks.entrySet().stream()
                .map(trunk -> new LineTrunk(
                        trunk.getValue(),
                        trunk.getValue(),
                        trunk.getKey().name(),
                        host,
                        port,
                        LineTrunk.Transport.UDP,
                        null,
                        null,
                        false,
                        trunk.getKey(),
                        List.of(),
                        0))
                .toList();
        return new LineConfiguration(table);
    }

    public UUID trunk(T38 mode) {
        return trunks.get(mode);
    }

    /// @param reference the caller's number, by which the called side's recording listener refers to the call
    public OutboundFax fax(T38 mode, String destination, String reference, Path document) {
        return new OutboundFax(
                Ids.next(),
                trunk(mode),
                "out-" + reference,
                trunk(mode),
                destination,
                reference,
                "SENDER " + reference,
                document,
                0,
                true,
                14400,
                TransportPreference.T38_FIRST,
                Duration.ofSeconds(20),
                Duration.ofMinutes(5));
    }

    @Override
    public void close() {
        line.close();
    }
}

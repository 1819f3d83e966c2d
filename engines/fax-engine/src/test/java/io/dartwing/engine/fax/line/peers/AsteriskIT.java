package io.dartwing.engine.fax.line.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.line.FaxHost;
import io.dartwing.engine.fax.line.FaxPages;
import io.dartwing.engine.fax.line.FaxTransport;
import io.dartwing.engine.fax.line.FreePorts;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;
import io.dartwing.engine.fax.line.RecordingListener;
import io.dartwing.engine.fax.pages.TiffPages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Asterisk 22 as the other side. All calls run at the same time.
class AsteriskIT {
    @TempDir
    static Path folder;

    private static FaxHost line;
    private static FaxHost lossy;
    private static OneSidedRelay relay;
    private static AsteriskPeer asterisk;
    private static AsteriskPeer fec;
    private static AsteriskPeer behindLoss;
    private static FaxHost fecLine;
    private static Path document;

    enum Sending {
        THEY_SWITCH_TO_T38("1001", T38.AUTO, true, TransportPreference.T38_FIRST, FaxTransport.T38),
        WE_SWITCH_TO_T38("1002", T38.ALWAYS, true, TransportPreference.T38_FIRST, FaxTransport.T38),
        WITHOUT_ERROR_CORRECTION("1003", T38.ALWAYS, false, TransportPreference.T38_FIRST, FaxTransport.T38),
        AUDIO_BY_OUR_WISH("1004", T38.AUTO, true, TransportPreference.AUDIO_ONLY, FaxTransport.G711),
        THEIR_T38_REFUSED("1005", T38.NEVER, true, TransportPreference.T38_FIRST, FaxTransport.G711),
        OUR_T38_REFUSED("1101", T38.ALWAYS, true, TransportPreference.T38_FIRST, FaxTransport.G711),
        AUDIO_WITHOUT_ERROR_CORRECTION("1102", T38.NEVER, false, TransportPreference.T38_FIRST, FaxTransport.G711),
        T38_ONLY_ON_BOTH_SIDES("1201", T38.AUTO, true, TransportPreference.T38_ONLY, FaxTransport.T38);

        final String extension;
        final T38 mode;
        final boolean ecm;
        final TransportPreference preference;
        final FaxTransport expected;

        Sending(String extension, T38 mode, boolean ecm, TransportPreference preference, FaxTransport expected) {
            this.extension = extension;
            this.mode = mode;
            this.ecm = ecm;
            this.preference = preference;
            this.expected = expected;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = AsteriskPeer.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        document = FaxPages.write(folder.resolve("document.tif"), 2, 150, 42);
        line = host("line", null, FreePorts.media());
        asterisk = AsteriskPeer.start(line.settings.sipPort(), document, "redundancy");
        line.connect("127.0.0.1", asterisk.sipPort());

        fecLine = host("fec", null, FreePorts.media());
        fec = AsteriskPeer.start(fecLine.settings.sipPort(), document, "fec");
        fecLine.connect("127.0.0.1", fec.sipPort());

        int media = FreePorts.media();
        lossy = host("lossy", "127.0.0.2", media);
        relay = new OneSidedRelay("127.0.0.2", lossy.settings.sipPort(), media, FaxHost.RELAYED_PORTS, 0.05);
        behindLoss = AsteriskPeer.start(lossy.settings.sipPort(), document, "redundancy");
        lossy.connect("127.0.0.1", behindLoss.sipPort());
    }

    private static FaxHost host(String name, String advertised, int media) throws Exception {
        FaxHost host = new FaxHost(folder.resolve(name), FreePorts.sip(), media, advertised, Duration.ofSeconds(30));
        host.listener.answer = call -> answer(host, call);
        return host.open();
    }

    /// The called number: 70 ECM by T.38, 71 audio, 72 without ECM, 41 busy, 42 rings for long.
    private static IncomingAnswer answer(FaxHost host, IncomingCall call) {
        return switch (call.to().substring(0, 2)) {
            case "71" -> RecordingListener.accept(numbered(call), host.trunk(T38.NEVER), true);
            case "72" -> RecordingListener.accept(numbered(call), host.trunk(T38.ALWAYS), false);
            case "41" -> new IncomingAnswer.Reject(486, "Busy Here");
            case "42" -> {
                pause(7);
                yield new IncomingAnswer.Reject(480, "Temporarily Unavailable");
            }
            default -> RecordingListener.accept(numbered(call), host.trunk(T38.AUTO), true);
        };
    }

    /// Asterisk calls from no number: the called one tells the calls apart.
    private static IncomingCall numbered(IncomingCall call) {
        return new IncomingCall(call.callId(), call.trunkIds(), call.to(), call.to(), call.source());
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable opened : new AutoCloseable[] {line, fecLine, lossy, asterisk, fec, behindLoss, relay}) {
            if (opened != null) {
                opened.close();
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void sends(Sending call) throws Exception {
        CallReport sent = send(line, call.extension, call.mode, call.ecm, call.preference);
        assertThat(sent.outcome()).as(line.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(sent.transport()).as(line.listener.log(sent)).isEqualTo(call.expected);
        assertThat(sent.pagesConfirmed()).isEqualTo(2);
        assertThat(sent.remoteStationId()).isEqualTo("AST-RX-" + call.extension);
        assertThat(sent.ecm()).isEqualTo(call.ecm && !call.extension.startsWith("12"));
        assertThat(TiffPages.sameImages(
                        document, asterisk.received(call.extension).orElseThrow()))
                .isTrue();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({
        "7001, 2001@fax, T38, true", // both switch
        "7101, 2002@fax, G711, true", // theirs refused
        "7002, 2101@fax, G711, true", // ours refused, audio only there
        "7003, 2201@faxout, T38, true", // only we switch
        "7201, 2003@fax, T38, false", // without error correction
    })
    void receives(String number, String extension, FaxTransport expected, boolean ecm) throws Exception {
        asterisk.originate(number, extension);
        received(line, number, extension, expected, ecm);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void forward_error_correction_works_both_ways() throws Exception {
        fec.originate("7301", "2004@fax");
        CallReport sent = send(fecLine, "1006", T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(sent.outcome()).as(fecLine.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(sent.transport()).isEqualTo(FaxTransport.T38);
        assertThat(fecLine.listener.log(sent)).contains("t38UDPFEC");
        assertThat(TiffPages.sameImages(document, fec.received("1006").orElseThrow()))
                .isTrue();
        received(fecLine, "7301", "2004@fax", FaxTransport.T38, true);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void five_percent_of_lost_datagrams_are_borne_both_ways() throws Exception {
        behindLoss.originate("7401", "2005@fax");
        CallReport sent = send(lossy, "1007", T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(sent.outcome()).as(lossy.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(TiffPages.sameImages(document, behindLoss.received("1007").orElseThrow()))
                .isTrue();
        received(lossy, "7401", "2005@fax", FaxTransport.T38, true);
        assertThat(relay.lost()).isPositive();
        assertThat(lossy.line().status().counters().get("udptl_recovered")).isPositive();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"3001, an echo", "3101, a recorded voice", "3201, a steady tone"})
    void what_is_no_fax_is_called_so(String extension, String what) throws Exception {
        CallReport report = send(line, extension, T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(report.outcome()).as(what).isEqualTo(Outcome.FAILED);
        assertThat(report.cause()).as(line.listener.log(report)).isEqualTo(CallCause.NOT_A_FAX);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void busy_unanswered_and_unknown_are_told_apart() throws Exception {
        CallReport unknown = send(line, "9999", T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(unknown.cause()).as(line.listener.log(unknown)).isEqualTo(CallCause.UNKNOWN_NUMBER);
        CallReport busy = send(line, "4101", T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(busy.cause()).as(line.listener.log(busy)).isEqualTo(CallCause.BUSY);
        CallReport unanswered = send(line, "4201", T38.AUTO, true, TransportPreference.T38_FIRST);
        assertThat(unanswered.cause()).as(line.listener.log(unanswered)).isEqualTo(CallCause.NO_ANSWER);
    }

    private static CallReport send(
            FaxHost from, String extension, T38 mode, boolean ecm, TransportPreference preference) throws Exception {
        OutboundFax fax = from.fax(mode, extension, "20" + extension, document);
        Duration ring = extension.startsWith("42") ? Duration.ofSeconds(4) : fax.ringTimeout();
        from.line()
                .send(new OutboundFax(
                        fax.callId(),
                        fax.organizationId(),
                        fax.reference(),
                        fax.trunkId(),
                        extension,
                        fax.from(),
                        "DARTWING",
                        document,
                        0,
                        ecm,
                        14400,
                        preference,
                        ring,
                        Duration.ofMinutes(4)));
        return from.listener.report(fax.callId());
    }

    private static void received(FaxHost at, String number, String extension, FaxTransport expected, boolean ecm)
            throws Exception {
        CallReport report = at.listener.report(number);
        assertThat(report.outcome()).as(at.listener.log(report)).isEqualTo(Outcome.RECEIVED);
        assertThat(report.cause()).as(at.listener.log(report)).isEqualTo(CallCause.NONE);
        assertThat(report.transport()).as(at.listener.log(report)).isEqualTo(expected);
        assertThat(report.pagesTotal()).isEqualTo(2);
        assertThat(report.ecm()).isEqualTo(ecm);
        assertThat(report.remoteStationId())
                .as(at.listener.log(report))
                .isEqualTo("AST-TX-" + extension.substring(0, 4));
        assertThat(TiffPages.sameImages(document, at.listener.document(number))).isTrue();
    }
}

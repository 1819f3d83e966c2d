package io.dartwing.engine.fax.line.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.line.FaxHost;
import io.dartwing.engine.fax.line.FaxPages;
import io.dartwing.engine.fax.line.FaxTransport;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.RecordingListener;
import io.dartwing.engine.fax.pages.TiffPages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HylaFAX as the other side: both ends of a call to Asterisk share spandsp's T.30, and with it its mistakes; this one
/// has its own.
class HylaFaxIT {
    private static final int PAGES = 3;

    @TempDir
    static Path folder;

    private static FaxHost line;
    private static AsteriskPeer asterisk;
    private static HylaFaxPeer hylafax;
    private static Path document;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = AsteriskPeer.missing().or(HylaFaxPeer::missing);
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        document = FaxPages.write(folder.resolve("document.tif"), PAGES, 150, 77);
        line = FaxHost.on(folder.resolve("line")).open();
        // Asterisk calls from no number: the called one tells the calls apart.
        line.listener.answer = call -> RecordingListener.accept(
                new IncomingCall(call.callId(), call.trunkIds(), call.to(), call.to(), call.source()),
                line.trunk(T38.AUTO),
                true);
        asterisk = AsteriskPeer.start(line.settings.sipPort(), document, "redundancy");
        line.connect("127.0.0.1", asterisk.sipPort());
        hylafax = HylaFaxPeer.start(asterisk);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable opened : new AutoCloseable[] {hylafax, line, asterisk}) {
            if (opened != null) {
                opened.close();
            }
        }
    }

    private static CallReport dial() throws Exception {
        OutboundFax fax = line.fax(T38.AUTO, "5001", "12025550143", document);
        line.line().send(fax);
        return line.listener.report(fax.callId());
    }

    @Test
    void three_pages_reach_it_and_three_come_from_it() throws Exception {
        CallReport sent = dial();
        // On a busy machine the modem turns calls away for some seconds after it has called itself idle.
        for (int again = 0; again < 5 && sent.cause() == CallCause.DECLINED; again++) {
            TimeUnit.SECONDS.sleep(5);
            sent = dial();
        }
        assertThat(sent.outcome()).as(line.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(sent.pagesConfirmed()).isEqualTo(PAGES);
        assertThat(sent.transport()).isEqualTo(FaxTransport.G711);
        assertThat(sent.remoteStationId()).isEqualTo("HYLAFAX");
        assertThat(hylafax.received()).as(hylafax.log()).hasSize(1);
        assertThat(TiffPages.sameImages(document, hylafax.received().getFirst()))
                .isTrue();

        hylafax.send("4001", document);
        CallReport received = line.listener.report("4001");
        assertThat(received.outcome()).as(line.listener.log(received)).isEqualTo(Outcome.RECEIVED);
        assertThat(received.pagesConfirmed()).isEqualTo(PAGES);
        assertThat(received.remoteStationId()).isEqualTo("HYLAFAX");
        assertThat(TiffPages.sameImages(document, line.listener.document("4001")))
                .isTrue();
    }
}

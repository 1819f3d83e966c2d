package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.t38.ErrorRecovery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Faxes survive 5 % of lost datagrams when UDPTL mends them.
class PacketLossTest {
    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0} ECM {1} seed {2}")
    @CsvSource({
        "redundancy, true, 1",
        "redundancy, true, 2",
        "redundancy, true, 3",
        "redundancy, false, 4",
        "redundancy, false, 5",
        "fec, true, 1",
        "fec, true, 2",
        "fec, true, 3",
        "fec, true, 4"
    })
    void fivePercentLossIsMended(String mode, boolean ecm, long seed) throws IOException {
        TestPages.Page[] sent = TransferTest.pages(3, 300);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.FINE, sent);
        Path out = dir.resolve("out.tif");
        CallRecorder a = new CallRecorder();
        CallRecorder b = new CallRecorder();
        ErrorRecovery recovery = mode.equals("fec") ? new ErrorRecovery.Fec(3, 3) : new ErrorRecovery.Redundancy(3);
        try (CallSimulator call = CallSimulator.t38(
                T30Settings.send(in, "A").withEcm(ecm),
                a,
                T30Settings.receive(out, "B"),
                b,
                T38Settings.DEFAULT,
                recovery,
                5,
                seed)) {
            call.run(300);
        }
        assertThat(a.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(b.result().ok()).isTrue();
        assertThat(TestPages.read(out)).isEqualTo(List.of(sent));
    }
}

package io.dartwing.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.engine.sip.Phone.Line;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIPp's own scenarios, an implementation that is not ours.
class SippIT {
    private final Phone phone = new Phone();

    @TempDir
    Path directory;

    @BeforeEach
    void needsSipp() {
        boolean present = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sipp")));
        assumeTrue(present, "sipp is not installed: the tests against an independent peer are skipped");
    }

    @AfterEach
    void close() {
        phone.close();
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process sipp(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of("sipp"));
        command.addAll(arguments);
        command.addAll(List.of("-i", "127.0.0.1", "-nostdin", "-timeout", "20s"));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sipp.log").toFile())
                .start();
    }

    private void assertSucceeds(Process sipp) throws Exception {
        assertThat(sipp.waitFor(25, TimeUnit.SECONDS)).isTrue();
        assertThat(sipp.exitValue())
                .as(Files.readString(directory.resolve("sipp.log")))
                .isZero();
    }

    @Test
    void sipps_caller_is_served_a_hundred_times() throws Exception {
        int port = freePort();
        phone.trunkTo(port, Transport.UDP);
        Process sipp = sipp(List.of(
                "-sn", "uac", "127.0.0.1:" + phone.ua.port(), "-p", "" + port, "-m", "100", "-r", "50", "-d", "20"));
        assertSucceeds(sipp);
        assertThat(phone.ua.statistics().callsIn()).isEqualTo(100);
        assertThat(phone.ua.statistics().established()).isEqualTo(100);
        for (int wait = 0; wait < 200 && phone.ua.statistics().activeCalls() > 0; wait++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(phone.ua.statistics().activeCalls()).isZero();
    }

    @Test
    void sipps_callee_is_called_over_tcp_and_udp() throws Exception {
        for (Transport transport : Transport.values()) {
            int port = freePort();
            Process sipp = sipp(
                    List.of("-sn", "uas", "-p", "" + port, "-m", "5", "-t", transport == Transport.TCP ? "t1" : "u1"));
            phone.trunkTo(port, transport);
            TimeUnit.MILLISECONDS.sleep(500);
            for (int i = 0; i < 5; i++) {
                Line line = phone.dial("service").standing();
                line.call.hangUp(HangUp.NORMAL);
                assertThat(line.end().established()).isTrue();
            }
            sipp.destroy();
            sipp.waitFor();
        }
        assertThat(phone.ua.statistics().established()).isEqualTo(10);
    }
}

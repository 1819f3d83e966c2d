package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.server.test.Attacks;
import io.dartwing.server.test.Attacks.Attack;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.server.test.Wire.Reply;
import io.dartwing.testkit.HostileDocument;
import io.dartwing.testkit.HostileDocuments;
import io.dartwing.testkit.http.Caller.Answer;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever strangers send ends in a clear problem or in a failed fax that says why; the server stays as it was.
class HostileInputIT {
    private static final long MEGA = 1L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Hostile Clinic");

    @TempDir
    Path folder;

    @Test
    void malformedRequestsEndInProblems() throws Exception {
        long before = heap();
        List<Attack> attacks = new Attacks(server, clinic).all();
        var replies = new LinkedHashMap<Attack, Future<Reply>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            attacks.forEach(attack -> replies.put(attack, threads.submit(attack.send()::get)));
        }
        var wrong = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (var entry : replies.entrySet()) {
            Reply reply = entry.getValue().get();
            statuses.merge(reply.status(), 1, Integer::sum);
            fault(entry.getKey(), reply).ifPresent(wrong::add);
        }
        System.out.println("HostileInputIT: " + attacks.size() + " requests, answered " + statuses);
        assertThat(wrong).isEmpty();
        assertThat(attacks.size()).isGreaterThan(300);
        assertThat(heap()).as("heap after GC").isLessThan(before + 64 * MEGA);
        stillWorks();
    }

    private static java.util.Optional<String> fault(Attack attack, Reply reply) {
        String what = attack.name() + " -> " + reply.status() + " "
                + reply.body().substring(0, Math.min(300, reply.body().length()));
        if (reply.status() == 0) {
            return attack.mayClose() ? java.util.Optional.empty() : java.util.Optional.of(what + reply.head());
        }
        if (reply.status() >= 200 && reply.status() < 300) {
            return attack.mayWork() ? java.util.Optional.empty() : java.util.Optional.of(what);
        }
        boolean notHttp = attack.name().startsWith("raw ") && List.of(501, 505).contains(reply.status());
        boolean problem = (notHttp || reply.status() >= 400 && reply.status() < 500)
                && !reply.body().contains("\tat ")
                && !reply.body().contains("Exception")
                && !reply.body().contains("springframework")
                && isProblem(reply);
        return problem ? java.util.Optional.empty() : java.util.Optional.of(what);
    }

    private static boolean isProblem(Reply reply) {
        try {
            JsonNode body = JSON.readTree(reply.body());
            return !body.path("code").asString("").isBlank()
                    && !body.path("advice").asString("").isBlank();
        } catch (RuntimeException notJson) {
            return false;
        }
    }

    @Test
    void hostileDocumentsAreRefusedOrBecomeFailedFaxes() throws Exception {
        long before = heap();
        var wrong = new ArrayList<String>();
        var outcomes = new TreeMap<String, Integer>();
        List<HostileDocument> documents = HostileDocuments.all();
        var answers = new LinkedHashMap<HostileDocument, Future<String>>();
        try (var lanes = Executors.newFixedThreadPool(3)) {
            documents.forEach(document -> answers.put(document, lanes.submit(() -> outcome(document))));
        }
        for (var answer : answers.entrySet()) {
            String outcome = answer.getValue().get();
            outcomes.merge(outcome.split(":")[0], 1, Integer::sum);
            if (outcome.startsWith("wrong")) {
                wrong.add(answer.getKey().name() + " " + outcome);
            }
        }
        System.out.println("HostileInputIT: " + documents.size() + " documents: " + outcomes);
        assertThat(wrong).isEmpty();
        assertThat(documents.size()).isGreaterThan(100);
        assertThat(heap()).as("heap after GC").isLessThan(before + 64 * MEGA);
        stillWorks();
    }

    private String outcome(HostileDocument document) throws Exception {
        Answer answer = clinic.upload(
                "/api/v1/faxes",
                Map.of("to", clinic.secondNumber(), "scheduled_at", Tenant.NEXT_MONTH),
                document.name(),
                document.bytes().get(),
                Map.of());
        JsonNode body = answer.json();
        if (answer.status() >= 400 && answer.status() < 500) {
            boolean clear = body.path("code").asString("").startsWith("FAX-")
                    && !body.path("advice").asString("").isBlank()
                    && !body.path("detail").asString("").contains("Exception");
            return clear ? "refused: " + body.path("code").asString() : "wrong: " + answer.body();
        }
        if (answer.status() != 202) {
            return "wrong: " + answer.status() + " " + answer.body();
        }
        String id = body.path("id").asString();
        String thumbnail = "/api/v1/faxes/" + id + "/thumbnail";
        JsonNode fax = clinic.await(
                id,
                row -> row.path("status").asString().equals("failed")
                        || clinic.caller().get(thumbnail).status() == 200);
        if (fax.path("status").asString().equals("failed")) {
            return fax.path("cause_text").asString("").isBlank() ? "wrong: no cause " + fax : "failed";
        }
        clinic.caller().post("/api/v1/faxes/" + id + "/cancel", Map.of());
        return "valid pages";
    }

    @Test
    void garbageOnTheWireDoesNotTouchACall() throws Exception {
        int before = inbound();
        String fax = Tenant.id(clinic.send(
                TestPages.pdf("One\npage", "Two\npages", "Three\npages"),
                "a.pdf",
                Map.of("header", "false", "cover", "false")));
        clinic.await(fax, row -> !row.path("status").asString().equals("queued"));
        int packets = 0;
        while (clinic.caller()
                .get("/api/v1/faxes/" + fax)
                .json()
                .path("status")
                .asString()
                .equals("sending")) {
            packets += shower(packets);
        }
        JsonNode sent = clinic.awaitStatus(fax, "sent", "failed", "uncertain");
        System.out.println("HostileInputIT: " + packets + " garbage packets during a call that ended as "
                + sent.path("status").asString() + " " + sent.path("cause_text").asString(""));
        assertThat(packets).isGreaterThan(100);
        assertThat(sent.path("status").asString()).isEqualTo("sent");
        JsonNode arrived = clinic.awaitDelivered(before + 1);
        Path out = Files.write(folder.resolve("out.tif"), clinic.download("/api/v1/faxes/" + fax + "/tiff"));
        Path in = Files.write(
                folder.resolve("in.tif"),
                clinic.download("/api/v1/faxes/" + arrived.path("id").asString() + "/original"));
        assertThat(TiffPages.sameImages(out, in)).isTrue();
    }

    private int inbound() {
        return clinic.caller()
                .get("/api/v1/faxes?direction=inbound&status=delivered")
                .json()
                .path("data")
                .size();
    }

    /// Noise, torn SIP and fake media to the signalling port and to every media port.
    private int shower(int seed) throws Exception {
        var random = new Random(seed);
        int sent = 0;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (String text : List.of(
                    "INVITE sip:x SIP/2.0\r\n",
                    "INVITE sip:+12025551000@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 0.0.0.0:0;branch=\0\r\nCSeq: 99999999999 INVITE\r\n\r\n",
                    "SIP/2.0 999 \r\nVia: x\r\n\r\n",
                    "BYE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n"
                            + "To: <sip:a@b>;tag=2\r\nCall-ID: 1\r\nCSeq: 1 BYE\r\nContent-Length: 99999\r\n\r\n",
                    "\r\n\r\n",
                    "OPTIONS " + "sip:a".repeat(5000))) {
                sent += send(socket, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), server.sipPort());
            }
            byte[] noise = new byte[200];
            random.nextBytes(noise);
            sent += send(socket, noise, server.sipPort());
            for (int port = server.firstMediaPort(); port < server.firstMediaPort() + 60; port++) {
                noise[0] = (byte) (random.nextBoolean() ? 0x80 : random.nextInt());
                sent += send(socket, noise, port);
            }
        }
        TestServer.pause(50);
        return sent;
    }

    private static int send(DatagramSocket socket, byte[] bytes, int port) throws java.io.IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        return 1;
    }

    private void stillWorks() {
        assertThat(server.anonymous().get("/api/v1/ready").status()).isEqualTo(200);
        String fax = Tenant.id(clinic.send(TestPages.pdf("Still here"), "a.pdf", Map.of("cover", "false")));
        assertThat(clinic.awaitStatus(fax, "sent", "failed", "uncertain")
                        .path("status")
                        .asString())
                .isEqualTo("sent");
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TestServer.pause(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

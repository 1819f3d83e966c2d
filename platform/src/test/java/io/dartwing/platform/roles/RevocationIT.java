package io.dartwing.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.ActorDirectory;
import io.dartwing.platform.jobs.DeadJobs;
import io.dartwing.platform.jobs.ExportProbe;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// A member that is suspended, removed or loses its rights loses everything that is open, running or waiting in its
/// name.
@PlatformIntegration
class RevocationIT {
    private static final Duration PROMPTLY = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Autowired
    private ActorDirectory actors;

    @Autowired
    private Jobs jobs;

    @Autowired
    private DeadJobs dead;

    @Autowired
    private ExportProbe export;

    @Autowired
    private TransactionTemplate transaction;

    private Members clinic;
    private Member owner;
    private Member leaver;

    @BeforeEach
    void join() {
        clinic = new Members(port, database, OrganizationMode.DARTWING);
        owner = clinic.with("owner");
        leaver = clinic.with("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "removed", "demoted"})
    void whoLeavesLosesSocketRunningExportAndQueuedJobWithinASecond(String how) {
        var socket = new Ears();
        connect(leaver, socket);
        UUID running = enqueue(Instant.now());
        UUID waiting = enqueue(Instant.now().plus(Duration.ofDays(1)));
        await().until(() -> export.isRunning(running));

        Instant start = Instant.now();
        switch (how) {
            case "suspended" -> change(Map.of("status", "inactive"));
            case "removed" ->
                assertThat(owner.caller()
                                .delete("/api/v1/people/" + leaver.id())
                                .status())
                        .isEqualTo(204);
            default -> change(Map.of("roles", List.of("privacy_officer")));
        }
        await().atMost(PROMPTLY.plus(Duration.ofSeconds(4)))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    assertThat(export.isRunning(running)).isFalse();
                    assertThat(deadInstances()).contains(running.toString(), waiting.toString());
                    if (!how.equals("demoted")) {
                        assertThat(socket.closedWith).isEqualTo(1008);
                    }
                });
        System.out.println("RevocationIT: " + how + ": all gone after "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
        assertThat(export.finished(running)).isFalse();
        assertThat(export.refused(running)).isTrue();
        assertThat(export.refused(waiting)).isTrue();
        if (!how.equals("demoted")) {
            assertThat(leaver.caller().get("/api/v1/session").status()).isEqualTo(401);
        }
    }

    @Test
    void theKeysThatALeaverMadeAndItsOpenInvitationsGoWithIt() {
        String key = leaver.caller()
                .post("/api/v1/api-keys", Map.of("name", "mine", "scopes", List.of("admin")))
                .json()
                .path("key")
                .asString();
        String token = leaver.caller()
                .post("/api/v1/invitations", Map.of("email", Ids.next() + "@example.org", "roles", List.of("admin")))
                .json()
                .path("path")
                .asString()
                .split("#", 2)[1];
        String ownersKey = owner.caller()
                .post("/api/v1/api-keys", Map.of("name", "theirs", "scopes", List.of("admin")))
                .json()
                .path("key")
                .asString();
        assertThat(Caller.withKey(port, key).get("/api/v1/people").status()).isEqualTo(200);

        change(Map.of("status", "inactive"));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> Caller.withKey(port, key).get("/api/v1/people").status() == 401);
        assertThat(Caller.withKey(port, ownersKey).get("/api/v1/people").status())
                .isEqualTo(200);
        assertThat(Caller.anonymous(port)
                        .post("/api/v1/invitation", Map.of("token", token))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorBeDemotedNorSuspended() {
        for (Map<String, Object> change :
                List.<Map<String, Object>>of(Map.of("roles", List.of("admin")), Map.of("status", "inactive"))) {
            assertThat(owner.caller()
                            .patch("/api/v1/people/" + owner.id(), change)
                            .status())
                    .isEqualTo(409);
        }
        assertThat(owner.caller().delete("/api/v1/people/" + owner.id()).status())
                .isEqualTo(409);
        assertThat(leaver.caller()
                        .patch("/api/v1/people/" + owner.id(), Map.of("roles", List.of("admin")))
                        .status())
                .isEqualTo(403);
    }

    private void change(Map<String, Object> change) {
        assertThat(owner.caller().patch("/api/v1/people/" + leaver.id(), change).status())
                .isEqualTo(200);
    }

    private UUID enqueue(Instant at) {
        UUID id = Ids.next();
        Actor asker = actors.find(clinic.id(), new ActorReference(ActorReference.Type.PERSON, leaver.id(), "Pat"))
                .orElseThrow();
        Actors.runAs(
                asker,
                () -> transaction.executeWithoutResult(status -> jobs.enqueue(
                        ExportProbe.TYPE, id.toString(), new ExportProbe.Export(id), at, JobPriority.NORMAL)));
        return id;
    }

    private List<String> deadInstances() {
        return Actors.callAs(
                SystemJobActor.of(clinic.id(), "test"),
                () -> dead.list().stream().map(job -> job.instanceId()).toList());
    }

    private void connect(Member member, Ears ears) {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "dartwing_session=" + member.caller().cookie("dartwing_session"))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live"), ears)
                .join()
                .sendText("{\"op\":\"subscribe\",\"topic\":\"records:gadget\"}", true);
        await().until(() -> ears.heard.contains("subscribed"));
    }

    private static final class Ears implements WebSocket.Listener {
        private volatile String heard = "";
        private volatile int closedWith;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard += data;
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closedWith = status;
            return null;
        }
    }
}

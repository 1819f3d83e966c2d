package io.dartwing.platform.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.notifications.ProbeNotices;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.mail.TestMailServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class NotificationsIT {
    private static final String PASSWORD = "correct horse battery staple";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Digest digest;

    @Autowired
    private TransactionTemplate transaction;

    private UUID organization;
    private UUID ada;
    private String address;
    private Caller caller;
    private Actor system;

    @BeforeEach
    void anOrganisationWithAPerson() {
        try (Administration administration = Administration.open(database.access(), Clock.systemUTC())) {
            Organization made = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
            organization = made.id();
            address = Ids.next() + "@example.org";
            String oneTime = administration
                    .createUser(made, new NewPerson(address, "Ada", List.of("owner")))
                    .oneTimePassword()
                    .orElseThrow();
            caller = Caller.signedIn(port, address, oneTime);
            caller.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
            ada = UUID.fromString(
                    caller.get("/api/v1/session").json().at("/person/id").asString());
        }
        system = SystemJobActor.of(organization, "test");
    }

    @Test
    @Covers("FAX-J-002-01")
    void aNoticeIsShownCountedMailedAndRead() throws Exception {
        tell("4711");
        assertThat(unread()).isEqualTo(1);
        var listed = caller.get("/api/v1/notifications?unread=true").json().at("/data/0");
        assertThat(listed.get("title").asString()).isEqualTo("Parcel 4711 is here");
        assertThat(listed.get("text").asString()).contains("from +12025550123");
        assertThat(listed.get("link").asString()).isEqualTo("/parcels/1");

        await().until(() -> TestMailServer.received(address).size() == 1);
        var mail = TestMailServer.received(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Parcel 4711 is here");
        assertThat(new String(mail.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("2025550123");

        String path = "/api/v1/notifications/" + listed.get("id").asString() + "/read";
        assertThat(caller.post(path, Map.of()).json().get("read_at").isNull()).isFalse();
        assertThat(unread()).isZero();
        assertThat(caller.post(path, Map.of("unread", true)).status()).isEqualTo(200);
        assertThat(unread()).isEqualTo(1);
        assertThat(caller.post("/api/v1/notifications/read-all", Map.of()).status())
                .isEqualTo(204);
        assertThat(unread()).isZero();
    }

    @Test
    void nobodyHearsOfWhatItDidItselfAndNothingOfARollback() {
        var self = new PersonActor(ada, "Ada", organization, Set.of("owner"), Set.of("admin"));
        Actors.runAs(self, () -> notifications.tell(List.of(ada), notice("1")));
        Actors.runAs(
                system,
                () -> transaction.executeWithoutResult(status -> {
                    notifications.tell(List.of(ada), notice("2"));
                    status.setRollbackOnly();
                }));
        assertThat(unread()).isZero();
    }

    @Test
    void anotherPersonAndAProgramSeeNothingOfIt() {
        tell("4711");
        String id = caller.get("/api/v1/notifications").json().at("/data/0/id").asString();
        try (Administration administration = Administration.open(database.access(), Clock.systemUTC())) {
            String key = administration
                    .createKey(
                            new Organization(organization, "x", OrganizationMode.DARTWING), "k", List.of("admin"), null)
                    .key();
            Caller program = Caller.withKey(port, key);
            assertThat(program.get("/api/v1/notifications").status()).isEqualTo(403);
            String bob = Ids.next() + "@example.org";
            String password = program.post(
                            "/api/v1/people", Map.of("email", bob, "full_name", "Bob", "roles", List.of("fax_user")))
                    .json()
                    .get("password")
                    .asString();
            Caller other = Caller.signedIn(port, bob, password);
            other.put("/api/v1/session/password", Map.of("current_password", password, "new_password", PASSWORD));
            assertThat(other.get("/api/v1/notifications").json().get("data")).isEmpty();
            assertThat(other.post("/api/v1/notifications/" + id + "/read", Map.of())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void preferencesDecideTheWaysButSecurityAlwaysGoesOut() throws Exception {
        var kinds = new ArrayList<Map<String, Object>>();
        for (String kind : List.of("parcel.arrived", "door.forced")) {
            kinds.add(Map.of("kind", kind, "in_app", false, "mail", "off", "push", false));
        }
        var saved = caller.put(
                "/api/v1/notification-preferences",
                Map.of("kinds", kinds, "zone", "Europe/Berlin", "quiet_from", "00:00", "quiet_until", "23:59"));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        tell("4711");
        assertThat(unread()).isZero();
        Actors.runAs(
                system, () -> notifications.tellAdministrators(new Notice(ProbeNotices.ALARM, Map.of(), null, null)));
        await().until(() -> TestMailServer.received(address).size() == 1);
        assertThat(TestMailServer.received(address).getFirst().getSubject()).isEqualTo("The door was forced");
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void wrongPreferencesAreRefusedWithEveryFault() {
        var refused = caller.put(
                "/api/v1/notification-preferences",
                Map.of(
                        "zone",
                        "Mars/Olympus",
                        "digest_at",
                        "noon",
                        "kinds",
                        List.of(Map.of("kind", "no.such", "mail", "loud"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors")).hasSize(4);
    }

    @Test
    void aDigestGathersWhatWasNotRead() throws Exception {
        caller.put(
                "/api/v1/notification-preferences",
                Map.of(
                        "kinds",
                        List.of(Map.of("kind", "parcel.arrived", "in_app", true, "mail", "digest", "push", false))));
        tell("1");
        tell("2");
        tell("3");
        String newest =
                caller.get("/api/v1/notifications").json().at("/data/0/id").asString();
        caller.post("/api/v1/notifications/" + newest + "/read", Map.of());
        for (int i = 0; i < 2; i++) {
            Actors.runAs(
                    system, () -> digest.run(new JobRun<>(organization, ada.toString(), new Digest.DigestOf(ada), 1)));
        }
        await().until(() -> TestMailServer.received(address).size() == 1);
        assertThat(TestMailServer.received(address).getFirst().getSubject()).isEqualTo("2 notifications");
    }

    @Test
    void anOrganisationUsesItsOwnWords() throws Exception {
        var wrong = caller.post(
                "/api/v1/notification-templates",
                Map.of("kind", "parcel.arrived", "subject", "{password}", "body", "x"));
        assertThat(wrong.status()).isEqualTo(400);
        var made = caller.post(
                "/api/v1/notification-templates",
                Map.of("kind", "parcel.arrived", "subject", "Post: {number}", "body", "<b>{number}</b>"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        tell("4711<script>");
        await().until(() -> TestMailServer.received(address).size() == 1);
        var mail = TestMailServer.received(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Post: 4711<script>");
        String body = new String(mail.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).contains("&lt;b&gt;4711&lt;script&gt;").doesNotContain("<b>4711<script></b></p>");
    }

    @Test
    @Covers("FAX-J-002-03")
    void aBrowserIsPushedToUntilItsSubscriptionIsGone() throws IOException {
        Queue<Map<String, String>> pushed = new ConcurrentLinkedQueue<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/push", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            headers.put("size", "" + exchange.getRequestBody().readAllBytes().length);
            pushed.add(headers);
            exchange.sendResponseHeaders(pushed.size() == 1 ? 201 : 410, -1);
            exchange.close();
        });
        service.start();
        try {
            var subscription = new HashMap<>(Map.of(
                    "endpoint",
                    "http://127.0.0.1:" + service.getAddress().getPort() + "/push/1",
                    "p256dh",
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    "auth",
                    "BTBZMqHH6r4Tts7J_aSIgg",
                    "label",
                    "Firefox"));
            assertThat(caller.post("/api/v1/push-subscriptions", subscription).status())
                    .isEqualTo(201);
            tell("1");
            await().until(() -> pushed.size() == 1);
            assertThat(pushed.peek())
                    .containsEntry("content-encoding", "aes128gcm")
                    .containsEntry("ttl", "86400");
            assertThat(pushed.peek().get("authorization"))
                    .startsWith("vapid t=")
                    .endsWith("k="
                            + caller.get("/api/v1/push-subscriptions/key")
                                    .json()
                                    .get("key")
                                    .asString());
            tell("2");
            await().until(() ->
                    caller.get("/api/v1/push-subscriptions").json().get("data").isEmpty());

            subscription.put("endpoint", "https://169.254.169.254/push");
            subscription.put("p256dh", "AAAA");
            assertThat(caller.post("/api/v1/push-subscriptions", subscription).status())
                    .isEqualTo(400);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void administratorsSeeWhatMailBecameButNotWhatItSaid() throws Exception {
        tell("4711");
        await().until(() ->
                caller.get("/api/v1/mails?status=sent").json().get("data").size() == 1);
        var mails = caller.get("/api/v1/mails");
        assertThat(mails.json().at("/data/0/recipient").asString()).isEqualTo(address);
        assertThat(mails.body()).doesNotContain("4711");
        String path = "/api/v1/mails/" + mails.json().at("/data/0/id").asString() + "/resend";
        assertThat(caller.post(path, Map.of()).status()).isEqualTo(409);
        assertThat(caller.get("/api/v1/mails?status=lost").status()).isEqualTo(400);
    }

    private static Notice notice(String number) {
        return new Notice(ProbeNotices.PARCEL, Map.of("number", number, "sender", "+12025550123"), "/parcels/1", null);
    }

    private void tell(String number) {
        Actors.runAs(system, () -> notifications.tell(List.of(ada), notice(number)));
    }

    private long unread() {
        return caller.get("/api/v1/notifications/unread-count")
                .json()
                .get("unread")
                .asLong();
    }
}

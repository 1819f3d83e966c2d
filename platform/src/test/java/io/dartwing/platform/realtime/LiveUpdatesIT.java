package io.dartwing.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordTypes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class LiveUpdatesIT {
    private static final String TOPIC = "records:gadget";

    @Autowired
    private LiveEndpoint endpoint;

    @Autowired
    private LiveHub hub;

    @Autowired
    private LiveUpdates live;

    @Autowired
    private RecordService records;

    @Autowired
    private RecordTypes types;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    private final UUID organization = Ids.next();
    private final Actor admin = person(organization, "admin");
    private final ArrayList<RecordingSession> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(session -> endpoint.afterConnectionClosed(session, CloseStatus.NORMAL));
    }

    @Test
    void aChangeReachesItsOrganisationsSubscribersAsTheRowAListShows() {
        RecordingSession ours = subscribed(new AtomicReference<>(admin));
        RecordingSession theirs = subscribed(new AtomicReference<>(person(Ids.next(), "admin")));

        UUID id = create("Live");
        await().until(() -> ours.has("event"));
        String event = ours.first("event");
        assertThat(event).contains("\"event\":\"record.changed\"", id.toString(), "\"title\":\"Live\"");

        Actors.runAs(admin, () -> records.delete(types.find("gadget").orElseThrow(), id));
        await().until(() -> ours.text().contains("record.deleted"));
        assertThat(theirs.has("event")).isFalse();
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() {
        RecordingSession ours = subscribed(new AtomicReference<>(admin));
        UUID never = Ids.next();
        Actors.runAs(
                admin,
                () -> transaction.executeWithoutResult(status -> {
                    live.changed(TOPIC, "record.deleted", never, 1);
                    status.setRollbackOnly();
                }));
        Actors.runAs(admin, () -> live.changed(TOPIC, "record.deleted", Ids.next(), 1));
        await().until(() -> ours.has("event"));
        assertThat(ours.text()).doesNotContain(never.toString());
    }

    @Test
    void aTopicWithoutPermissionOrUnknownIsDenied() throws Exception {
        RecordingSession session = opened(new AtomicReference<>(person(organization)));
        for (String topic : new String[] {TOPIC, "records:bogus", "bogus", "records"}) {
            say(session, "{\"op\":\"subscribe\",\"topic\":\"" + topic + "\"}");
        }
        await().until(() -> session.count("denied") == 4);
        create("Hidden");
        Actors.runAs(admin, () -> live.changed(TOPIC, "record.deleted", Ids.next(), 1));
        RecordingSession witness = subscribed(new AtomicReference<>(admin));
        create("Marker");
        await().until(() -> witness.has("event"));
        assertThat(session.has("event")).isFalse();
    }

    @Test
    void aLostPermissionSilencesAndAnEndedSessionCloses() {
        var current = new AtomicReference<>(admin);
        RecordingSession session = subscribed(current);

        current.set(person(organization));
        hub.checkIdentities();
        create("Unseen");
        RecordingSession witness = subscribed(new AtomicReference<>(admin));
        create("Marker 2");
        await().until(() -> witness.has("event"));
        assertThat(session.has("event")).isFalse();

        current.set(null);
        hub.checkIdentities();
        assertThat(session.closedWith().getCode()).isEqualTo(CloseStatus.POLICY_VIOLATION.getCode());
    }

    @Test
    void aSlowReaderIsToldToFetchAgain() {
        RecordingSession slow = subscribed(new AtomicReference<>(admin));
        slow.block();
        Actors.runAs(
                admin,
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < 600; i++) {
                        live.changed(TOPIC, "record.deleted", Ids.next(), i);
                    }
                }));
        RecordingSession witness = subscribed(new AtomicReference<>(admin));
        Actors.runAs(admin, () -> live.changed(TOPIC, "record.deleted", Ids.next(), 1));
        await().until(() -> witness.has("event"));
        slow.unblock();
        await().until(() -> slow.has("resync"));
        assertThat(slow.count("event")).isLessThan(600);
    }

    @Test
    void afterALostBusEverySubscriberFetchesAgain() {
        RecordingSession session = subscribed(new AtomicReference<>(admin));
        database.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where query like 'listen%' and datname = current_database()""").query(Boolean.class).list();
        await().until(() -> session.has("resync"));
        create("Again");
        await().until(() -> session.has("event"));
    }

    @Test
    void whatIsNotUnderstoodEndsTheConnection() throws Exception {
        for (String nonsense : new String[] {"{", "{}", "[1]", "{\"op\":\"subscribe\",\"topic\":\"a b\"}", "\"x\""}) {
            RecordingSession session = opened(new AtomicReference<>(admin));
            say(session, nonsense);
            assertThat(session.closedWith()).as(nonsense).isNotNull();
        }
    }

    @Test
    void topicsAndSocketsAreLimited() throws Exception {
        RecordingSession session = opened(new AtomicReference<>(admin));
        for (int i = 0; i <= LiveSocket.MAX_TOPICS; i++) {
            say(session, "{\"op\":\"subscribe\",\"topic\":\"probe:" + i + "\"}");
        }
        await().until(() -> session.text().contains("DW-429"));
        var sockets = new ArrayList<RecordingSession>();
        for (int i = 0; i < 25; i++) {
            sockets.add(opened(new AtomicReference<>(admin)));
        }
        assertThat(sockets).filteredOn(socket -> socket.closedWith() != null).hasSize(6);
    }

    private RecordingSession subscribed(AtomicReference<Actor> current) {
        RecordingSession session = opened(current);
        say(session, "{\"op\":\"subscribe\",\"topic\":\"" + TOPIC + "\"}");
        await().until(() -> session.has("subscribed"));
        return session;
    }

    private RecordingSession opened(AtomicReference<Actor> current) {
        Actor actor = current.get();
        var identity = new LiveIdentity(
                actor.requireOrganization(), actor.reference(), () -> Optional.ofNullable(current.get()));
        var session = new RecordingSession();
        session.getAttributes().put(LiveHandshake.IDENTITY, identity);
        open.add(session);
        try {
            endpoint.afterConnectionEstablished(session);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        return session;
    }

    private void say(RecordingSession session, String text) {
        endpoint.handleTextMessage(session, new TextMessage(text));
    }

    private UUID create(String title) {
        var values = (ObjectNode) json.readTree("{\"title\":\"" + title + "\"}");
        return Actors.callAs(
                admin,
                () -> records.create(types.find("gadget").orElseThrow(), values).id());
    }

    private static Actor person(UUID organization, String... permissions) {
        return new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of(permissions));
    }
}

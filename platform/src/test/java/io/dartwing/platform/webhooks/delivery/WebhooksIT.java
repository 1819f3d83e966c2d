package io.dartwing.platform.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordTypes;
import io.dartwing.platform.webhooks.ProbeEvents;
import io.dartwing.platform.webhooks.ProbeEvents.ParcelMoved;
import io.dartwing.platform.webhooks.WebhookEvents;
import io.dartwing.testkit.Covers;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class WebhooksIT {
    @Autowired
    private WebhookEvents events;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryLog log;

    @Autowired
    private RecordService records;

    @Autowired
    private RecordTypes types;

    @Autowired
    private SigningSecrets secrets;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    private final Receiver receiver = new Receiver();
    private final UUID organization = Ids.next();
    private final Actor system = SystemJobActor.of(organization, "test");

    @AfterEach
    void close() {
        as(
                system,
                () -> transaction.execute(status -> database.sql("update webhook_endpoints set deleted_at = now()")
                        .update()));
        receiver.close();
    }

    @Test
    @Covers({"FAX-E-003-10", "FAX-L-002-05"})
    void anEventReachesItsEndpointSignedInTheDocumentedEnvelope() {
        UUID endpoint = endpoint("/in", "parcel.moved");
        UUID parcel = Ids.next();
        publish(parcel, "Bonn");
        await().until(() -> receiver.calls("/in").size() == 1);

        Receiver.Call call = receiver.calls("/in").getFirst();
        assertThat(call.json().propertyNames())
                .containsExactly("event", "timestamp", "webhook_id", "api_version", "sequence", "resource", "data");
        assertThat(call.json().get("event").asString()).isEqualTo("parcel.moved");
        assertThat(call.json().get("timestamp").asString()).endsWith("Z");
        assertThat(call.json().get("api_version").asString()).isEqualTo("2026-01-01");
        assertThat(call.json().get("data").get("parcel_id").asString()).isEqualTo(parcel.toString());
        assertThat(call.id()).matches("WH-20\\d\\d-[0-9a-f]{32}");
        long time = Long.parseLong(call.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(call.signature())
                .isEqualTo(Signature.of(List.of(secret(endpoint)), java.time.Instant.ofEpochSecond(time), call.body()));
        await().until(() -> status(endpoint).equals(List.of("delivered")));
    }

    @Test
    void nothingIsToldOfWhatWasRolledBackAndNothingWithoutATransaction() {
        endpoint("/in", "*");
        UUID parcel = Ids.next();
        as(
                system,
                () -> transaction.execute(status -> {
                    events.publish(ProbeEvents.MOVED, parcel, new ParcelMoved(parcel, "Nowhere"));
                    status.setRollbackOnly();
                    return true;
                }));
        assertThatThrownBy(() -> Actors.runAs(
                        system, () -> events.publish(ProbeEvents.MOVED, parcel, new ParcelMoved(parcel, "Nowhere"))))
                .isInstanceOf(IllegalStateException.class);
        publish(parcel, "Bonn");
        await().until(() -> receiver.calls("/in").size() == 1);
        assertThat(receiver.calls("/in").getFirst().sequence()).isEqualTo(1);
    }

    @Test
    void eventsOfOneResourceArriveInOrderWithoutGapsThoughSomeFailFirst() {
        UUID endpoint = endpoint("/in", "*");
        var failures = new java.util.concurrent.atomic.AtomicInteger(2);
        receiver.behaves(
                "/in",
                exchange -> Receiver.status(failures.getAndDecrement() > 0 ? 500 : 204, "")
                        .answer(exchange));
        UUID parcel = Ids.next();
        IntStream.range(0, 20).forEach(i -> publish(parcel, "place " + i));
        hurry(endpoint, 20);

        List<Integer> accepted = receiver.calls("/in").stream()
                .skip(2)
                .map(Receiver.Call::sequence)
                .toList();
        assertThat(accepted).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void oneEndpointThatHangsDelaysNoOther() {
        UUID hanging = endpoint("/hangs", "*");
        UUID quick = endpoint("/in", "*");
        receiver.behaves("/hangs", receiver.hangs());
        for (int i = 0; i < 200; i++) {
            publish(Ids.next(), "place");
        }
        await().until(() -> receiver.calls("/in").size() == 200);
        await().until(() -> status(quick).equals(List.of("delivered")));
        assertThat(receiver.calls("/hangs").size()).isLessThan(120);
        assertThat(status(hanging)).doesNotContain("delivered");
    }

    @Test
    void aBacklogThatOneEndpointWorksOffDelaysNoOther() {
        UUID backlog = endpoint("/backlog", "*");
        receiver.behaves("/backlog", exchange -> {
            Thread.sleep(20);
            Receiver.status(204, "").answer(exchange);
        });
        change(backlog, "disabled");
        as(
                system,
                () -> transaction.execute(status -> {
                    for (int i = 0; i < 2000; i++) {
                        UUID parcel = Ids.next();
                        events.publish(ProbeEvents.MOVED, parcel, new ParcelMoved(parcel, "place"));
                    }
                    return true;
                }));
        endpoint("/in", "*");
        change(backlog, "enabled");
        await().until(() -> receiver.calls("/backlog").size() > 20);
        publish(Ids.next(), "Bonn");
        await().until(() -> receiver.calls("/in").size() == 1);
        assertThat(receiver.calls("/backlog")).hasSizeLessThan(1500);
    }

    @Test
    void whatCameWhileItsEndpointWasBeingDisabledIsHeldToo() {
        UUID endpoint = endpoint("/in", "*");
        change(endpoint, "disabled");
        publish(Ids.next(), "Bonn");
        as(
                system,
                () -> transaction.execute(
                        status -> database.sql("update webhook_deliveries set status = 'pending' where endpoint_id = ?")
                                .param(endpoint)
                                .update()));
        await().until(() -> status(endpoint).equals(List.of("held")));
        assertThat(receiver.calls("/in")).isEmpty();
    }

    @Test
    @Covers("FAX-L-002-07")
    void everyAttemptIsOnRecordWithTheBeginningOfItsAnswer() {
        UUID endpoint = endpoint("/in", "*");
        receiver.behaves("/in", Receiver.status(503, "busy ".repeat(1000)));
        publish(Ids.next(), "Bonn");
        await().until(() -> !receiver.calls("/in").isEmpty());
        await().until(() -> status(endpoint).equals(List.of("pending")));
        receiver.behaves("/in", Receiver.status(200, "thank you"));
        hurry(endpoint, 1);

        DeliveryLog.Detail detail = detail(endpoint);
        assertThat(detail.delivery().attempts()).isEqualTo(detail.attempts().size());
        assertThat(detail.attempts().getFirst().response()).isEqualTo("thank you");
        assertThat(detail.attempts().getLast().httpStatus()).isEqualTo(503);
        assertThat(detail.attempts().getLast().response()).hasSize(2048).startsWith("busy busy");
        assertThat(detail.request().get("event").asString()).isEqualTo("parcel.moved");
    }

    @Test
    void redirectsAndPrivateAddressesAreNotFollowed() {
        UUID redirected = endpoint("/moved", "*");
        receiver.behaves("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", receiver.url("/secret"));
            exchange.sendResponseHeaders(302, -1);
        });
        UUID inside = endpoint("/x", "*");
        as(
                system,
                () -> transaction.execute(status -> database.sql(
                                "update webhook_endpoints set url = 'https://169.254.169.254/x' where id = ?")
                        .param(inside)
                        .update()));
        publish(Ids.next(), "Bonn");
        await().until(() ->
                status(redirected).equals(List.of("pending")) && status(inside).equals(List.of("pending")));
        assertThat(detail(redirected).delivery().reason()).isEqualTo("it redirects, which is not followed");
        assertThat(detail(inside).delivery().reason()).doesNotContain("169.254");
        assertThat(receiver.calls("/secret")).isEmpty();
    }

    @Test
    void aDeadDeliveryIsListedAndReplayedUnderTheSameId() {
        UUID endpoint = endpoint("/in", "*");
        receiver.behaves("/in", Receiver.status(500, ""));
        UUID first = Ids.next();
        publish(first, "Bonn");
        publish(first, "Berlin");
        await().until(() -> !receiver.calls("/in").isEmpty() && status(endpoint).equals(List.of("pending")));
        age(endpoint);
        hurryUntilDead(endpoint, 2);
        assertThat(list(endpoint, "dead")).hasSize(2);

        String before = receiver.calls("/in").getFirst().id();
        receiver.behaves("/in", Receiver.status(200, ""));
        int replayed = as(
                system,
                () -> transaction.execute(status ->
                        deliveries.replay(endpoint, new Deliveries.Replay(null, java.time.Instant.EPOCH, null, true))));
        assertThat(replayed).isEqualTo(2);
        hurry(endpoint, 2);
        List<Receiver.Call> last = receiver.calls("/in")
                .subList(receiver.calls("/in").size() - 2, receiver.calls("/in").size());
        assertThat(last).extracting(Receiver.Call::sequence).containsExactly(1, 2);
        assertThat(last.getFirst().id()).isEqualTo(before);
    }

    @Test
    void aDisabledEndpointHoldsAndLetsGoInOrder() {
        UUID endpoint = endpoint("/in", "*");
        change(endpoint, "disabled");
        UUID parcel = Ids.next();
        IntStream.range(0, 5).forEach(i -> publish(parcel, "place " + i));
        assertThat(status(endpoint)).containsExactly("held");
        assertThat(receiver.calls("/in")).isEmpty();
        change(endpoint, "enabled");
        await().until(() -> receiver.calls("/in").size() == 5);
        assertThat(receiver.calls("/in")).extracting(Receiver.Call::sequence).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whatADeadNodeLeftIsTakenOver() {
        UUID endpoint = endpoint("/in", "*");
        receiver.behaves("/in", Receiver.status(500, ""));
        publish(Ids.next(), "Bonn");
        await().until(() -> !receiver.calls("/in").isEmpty() && status(endpoint).equals(List.of("pending")));
        receiver.behaves("/in", Receiver.status(200, ""));
        as(
                system,
                () -> transaction.execute(
                        status -> database.sql("""
                        update webhook_deliveries set status = 'sending', node = gen_random_uuid(), ended_at = null,
                            due_at = now() - interval '1 second' where endpoint_id = ?""").param(endpoint).update()));
        await().until(() -> status(endpoint).equals(List.of("delivered")));
        assertThat(detail(endpoint).attempts())
                .anySatisfy(attempt -> assertThat(attempt.reason()).contains("the server stopped"));
    }

    @Test
    void aTestReachesOneEndpointWhateverItSubscribedTo() {
        UUID endpoint = endpoint("/in", "parcel.moved");
        endpoint("/other", "*");
        as(system, () -> transaction.execute(status -> deliveries.test(endpoint)));
        await().until(() -> receiver.calls("/in").size() == 1);
        assertThat(receiver.calls("/in").getFirst().json().get("event").asString())
                .isEqualTo("webhook.test");
        assertThat(receiver.calls("/other")).isEmpty();
    }

    private UUID endpoint(String path, String... eventTypes) {
        ObjectNode values = json.createObjectNode();
        values.put("name", path);
        values.put("url", receiver.url(path));
        var list = values.putArray("event_types");
        for (String type : eventTypes) {
            list.add(type);
        }
        return as(
                system,
                () -> records.create(types.find("webhook").orElseThrow(), values)
                        .id());
    }

    private void change(UUID endpoint, String status) {
        as(
                system,
                () -> records.update(
                        types.find("webhook").orElseThrow(),
                        endpoint,
                        null,
                        json.createObjectNode().put("status", status)));
    }

    private void publish(UUID parcel, String place) {
        as(
                system,
                () -> transaction.execute(status -> {
                    events.publish(ProbeEvents.MOVED, parcel, new ParcelMoved(parcel, place));
                    return true;
                }));
    }

    private String secret(UUID endpoint) {
        return as(
                system,
                () -> transaction.execute(
                        status -> secrets.open(database.sql("select secret from webhook_endpoints where id = ?")
                                .param(endpoint)
                                .query((row, number) -> row.getBytes(1))
                                .single())));
    }

    /// The different states of the endpoint's deliveries.
    private List<String> status(UUID endpoint) {
        return as(
                system,
                () -> transaction.execute(status -> database.sql(
                                "select distinct status from webhook_deliveries where endpoint_id = ? order by status")
                        .param(endpoint)
                        .query(String.class)
                        .list()));
    }

    private DeliveryLog.Detail detail(UUID endpoint) {
        return as(
                system,
                () -> transaction.execute(status -> log.find(
                                endpoint, list(endpoint, null).getFirst().eventId(), "2026-01-01")
                        .orElseThrow()));
    }

    private List<DeliveryLog.Delivery> list(UUID endpoint, String status) {
        return as(
                system,
                () -> transaction.execute(begun -> log.list(endpoint, new DeliveryLog.Filter(status, null, null, 50))
                        .data()));
    }

    /// Lets retries come at once until `delivered` deliveries were accepted.
    private void hurry(UUID endpoint, int delivered) {
        await().until(() -> {
            dueNow(endpoint);
            return list(endpoint, "delivered").size() == delivered;
        });
    }

    private void hurryUntilDead(UUID endpoint, int dead) {
        await().until(() -> {
            dueNow(endpoint);
            return list(endpoint, "dead").size() == dead;
        });
    }

    private void dueNow(UUID endpoint) {
        as(
                system,
                () -> transaction.execute(status -> database.sql(
                                "update webhook_deliveries set due_at = now() where endpoint_id = ? and status = 'pending'")
                        .param(endpoint)
                        .update()));
    }

    private void age(UUID endpoint) {
        as(
                system,
                () -> transaction.execute(status -> database.sql(
                                "update webhook_deliveries set round_since = now() - interval '4 days' where endpoint_id = ?")
                        .param(endpoint)
                        .update()));
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return Actors.callAs(actor, work::get);
    }
}

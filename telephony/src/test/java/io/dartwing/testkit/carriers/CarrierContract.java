package io.dartwing.testkit.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.telephony.carriers.CallControl;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.CarrierEvent.FaxArrived;
import io.dartwing.telephony.carriers.CarrierEvent.MessageArrived;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.Covers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every connector has to do. A connector's test extends this and says which connector it is:
///
/// ```java
/// final class ExampleIT extends CarrierContract {
///     protected Connector connector(CarrierHttp http, Clock clock) {
///         return new ExampleConnector(http, clock);
///     }
///
///     protected String secretField() {
///         return "api_key";
///     }
/// }
/// ```
///
/// The simulator has to have a carrier of the connector's name, with an account whose values bear
/// the names of the
/// connector's fields. Tests of what a provider can't do are skipped.
public abstract class CarrierContract extends SendingContract {
    private static final int MANY = 12;

    @Test
    void repeated_and_reordered_webhooks_tell_the_same_story() {
        simulator.conditions(simulator.conditions().duplication(0.7).reordering(0.5));
        var attempt = attempt();
        done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());

        List<DeliveryReport> reports = new ArrayList<>(reports(attempt.id()));
        var random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            assertThat(folded(reports)).isEqualTo(DeliveryState.DELIVERED);
            Collections.shuffle(reports, random);
        }
    }

    @Test
    void a_repeated_webhook_is_known_by_its_id_or_its_body() {
        simulator.conditions(simulator.conditions().duplication(1));
        var attempt = attempt();
        done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        DeliveryReport end = end(attempt.id());

        List<RawWebhook> both = eventually(() -> Optional.of(inbox.webhooks().stream()
                        .filter(webhook -> says(webhook, end))
                        .toList())
                .filter(found -> found.size() == 2));
        assertThat(identity(both.getFirst())).isEqualTo(identity(both.getLast()));
        assertThat(webhooks().parse(account(), both.getFirst()).events())
                .isEqualTo(webhooks().parse(account(), both.getLast()).events());
    }

    private boolean says(RawWebhook webhook, DeliveryReport end) {
        return webhooks()
                .parse(account(), webhook)
                .events()
                .toString()
                .contains(end.state().name());
    }

    private String identity(RawWebhook webhook) {
        return webhooks().parse(account(), webhook).eventId().orElseGet(() -> new String(webhook.body()));
    }

    @Test
    @Covers("FAX-A-002-07")
    void forged_and_expired_webhooks_are_refused() {
        RawWebhook genuine = anyWebhook();
        assertThat(webhooks().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        assertThat(webhooks().verify(account(), forged(genuine))).isInstanceOf(Verification.Refused.class);
        assertThat(webhooks().verify(account(), without(genuine))).isInstanceOf(Verification.Refused.class);
        freshness().ifPresent(fresh -> {
            assertThat(webhooks().verify(account(), late(genuine, fresh.plusSeconds(2))))
                    .isInstanceOf(Verification.Refused.class);
            assertThat(webhooks().verify(account(), late(genuine, fresh.minusSeconds(2))))
                    .isEqualTo(Verification.GENUINE);
        });
    }

    private RawWebhook anyWebhook() {
        webhooks();
        var attempt = attempt();
        done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        return eventually(() -> inbox.webhooks().stream().findFirst());
    }

    private static RawWebhook without(RawWebhook genuine) {
        return new RawWebhook(genuine.method(), genuine.url(), Map.of(), genuine.body(), genuine.receivedAt());
    }

    private static RawWebhook late(RawWebhook genuine, Duration by) {
        return new RawWebhook(
                genuine.method(),
                genuine.url(),
                genuine.headers(),
                genuine.body(),
                genuine.receivedAt().plus(by));
    }

    @Test
    void lost_webhooks_leave_a_status_that_can_be_asked_for() {
        simulator.conditions(simulator.conditions().loss(1));
        var attempt = attempt();
        DeliveryReport first =
                done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));

        DeliveryReport end = eventually(() -> Optional.of(done(faxes().faxStatus(account(), first.providerId())))
                .filter(report -> report.state().ended()));
        assertThat(end.state()).isEqualTo(DeliveryState.DELIVERED);
        // Others may still be on their way from the tests before.
        assertThat(reports(attempt.id())).isEmpty();
    }

    @Test
    void a_fax_that_arrives_can_be_fetched() throws Exception {
        faxes();
        assumeTrue(connector instanceof MediaSource, "keeps no media");
        simulator
                .carrier(connector.name())
                .arrive(
                        simulator.carrier(connector.name()).account(),
                        new Arrival(Kind.FAX, "+13035550188", "+13035550100", "Hello", 3));

        FaxArrived fax = arrived(FaxArrived.class);
        assertThat(fax.from()).isEqualTo("+13035550188");
        assertThat(fax.to()).isEqualTo("+13035550100");
        if (fax.media().isPresent()) {
            assertThat(fetched(fax.media().get())).startsWith("%PDF-".getBytes());
        }
    }

    @Test
    void a_message_that_arrives_brings_its_text_and_pictures() throws Exception {
        messages();
        simulator
                .carrier(connector.name())
                .arrive(
                        simulator.carrier(connector.name()).account(),
                        new Arrival(
                                Kind.MESSAGE,
                                "+13035550188",
                                "+13035550100",
                                "Grüße & 10 % + 1",
                                receivesPictures() ? 1 : 0));

        MessageArrived message = arrived(MessageArrived.class);
        assertThat(message.text()).isEqualTo("Grüße & 10 % + 1");
        assertThat(message.from()).isEqualTo("+13035550188");
        assertThat(message.media()).hasSize(receivesPictures() ? 1 : 0);
        assumeTrue(receivesPictures(), "receives no pictures");
        assertThat(fetched(message.media().getFirst())).startsWith("GIF8".getBytes());
    }

    private <T> T arrived(Class<T> kind) {
        return eventually(() -> inbox.webhooks().stream()
                .filter(webhook -> webhooks().verify(account(), webhook) == Verification.GENUINE)
                .map(webhook -> webhooks().parse(account(), webhook))
                .map(Parsed::events)
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst());
    }

    private byte[] fetched(Attachment attachment) throws IOException, InterruptedException {
        MediaRef media = ((MediaSource) connector).media(account(), attachment.url(), attachment.contentType());
        var request = HttpRequest.newBuilder(media.url());
        media.headers().forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray()).body();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_makes_no_sense_is_never_success_and_never_a_crash(Nonsense nonsense) throws Exception {
        try (var carrier = nonsense.serve()) {
            CarrierAccount account = new CarrierAccount(
                    account().id(),
                    account().organizationId(),
                    account().publicId(),
                    carrier.address(),
                    account().callback(),
                    1,
                    account().values());
            var attempt = attempt();
            var sought = attempt.sought(Behaviour.SUCCESS);
            if (connector instanceof FaxSending faxes) {
                assertNotDone(faxes.sendFax(account, faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
                assertNotDone(faxes.faxStatus(account, "1"));
                assertThat(faxes.findFax(account, sought)).isNotNull();
            }
            if (connector instanceof MessageSending messages) {
                assertNotDone(
                        messages.sendMessage(account, messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
                assertNotDone(messages.messageStatus(account, "1"));
                assertThat(messages.findMessage(account, sought)).isNotNull();
            }
            if (connector instanceof CallControl calls) {
                assertNotDone(calls.callStatus(account, "1"));
                assertThat(calls.findCall(account, sought)).isNotNull();
            }
        }
    }

    private static void assertNotDone(CarrierResult<?> result) {
        assertThat(result).isNotNull().isNotInstanceOf(CarrierResult.Done.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_webhook_that_makes_no_sense_is_refused_as_such(Nonsense nonsense) {
        var webhook = new RawWebhook(
                "POST",
                account().callback(),
                Map.of("content-type", List.of("application/json")),
                nonsense.body(),
                clock.instant());
        assertThat(webhooks().verify(account(), webhook)).isInstanceOf(Verification.Refused.class);
        try {
            assertThat(webhooks().parse(account(), webhook).events()).isNotNull();
        } catch (IllegalArgumentException documented) {
            assertThat(documented).hasMessageContaining("expected");
        }
    }
}

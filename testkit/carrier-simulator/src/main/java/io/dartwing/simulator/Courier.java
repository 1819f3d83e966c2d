package io.dartwing.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/// Carries webhooks to the client under the simulation's `Conditions`. Thread-safe.
///
/// A webhook that is not taken with a 2xx is repeated as the provider would, with the pauses
/// counted
/// in steps.
public final class Courier implements AutoCloseable {
    private static final int REMEMBERED = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// @param event the provider's name of what happened
    /// @param signature the headers that sign the body at the moment it leaves
    /// @param attempts how often the provider tries
    public record Webhook(
            String carrier,
            String event,
            String method,
            URI url,
            String contentType,
            byte[] body,
            Function<Instant, Map<String, String>> signature,
            int attempts) {}

    /// What became of one try.
    ///
    /// @param result the status, or why there is none
    public record Delivery(String carrier, String event, URI url, int attempt, String result, Instant at) {}

    private final Simulation simulation;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Random chance = new Random(1);
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    Courier(Simulation simulation) {
        this.simulation = simulation;
    }

    public void send(Webhook webhook) {
        send(webhook, answer -> {});
    }

    /// @param answer hears what the client says to a webhook that it takes, for providers that
    /// follow it
    public void send(Webhook webhook, Consumer<String> answer) {
        Conditions conditions = simulation.conditions();
        if (happens(conditions.loss())) {
            note(webhook, 0, "lost on purpose");
            return;
        }
        Duration pause = conditions.delay();
        if (happens(conditions.reordering())) {
            pause = pause.plus(conditions.step().multipliedBy(3));
        }
        simulation.after(pause, () -> deliver(webhook, answer, 1));
        if (happens(conditions.duplication())) {
            simulation.after(pause.plus(conditions.step()), () -> deliver(webhook, answer, 1));
        }
    }

    /// Fetches a document as a provider does: no redirects. Empty when it can't be had.
    public Optional<byte[]> fetch(URI url) {
        try {
            var answer =
                    client.send(HttpRequest.newBuilder(url).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreachable) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The newest last.
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    private void deliver(Webhook webhook, Consumer<String> answer, int attempt) {
        var request = HttpRequest.newBuilder(webhook.url())
                .timeout(PATIENCE)
                .method(webhook.method(), HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        if (!webhook.contentType().isEmpty()) {
            request.header("Content-Type", webhook.contentType());
        }
        webhook.signature().apply(simulation.clock().instant()).forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            int status = response.statusCode();
            note(webhook, attempt, Integer.toString(status));
            if (status / 100 == 2) {
                answer.accept(response.body());
            } else {
                again(webhook, answer, attempt);
            }
        } catch (IOException unreachable) {
            note(webhook, attempt, "not reached");
            again(webhook, answer, attempt);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(Webhook webhook, Consumer<String> answer, int attempt) {
        if (attempt < webhook.attempts()) {
            simulation.later(1 << attempt, () -> deliver(webhook, answer, attempt + 1));
        }
    }

    private synchronized boolean happens(double share) {
        return share > 0 && chance.nextDouble() < share;
    }

    private synchronized void note(Webhook webhook, int attempt, String result) {
        deliveries.addLast(new Delivery(
                webhook.carrier(),
                webhook.event(),
                webhook.url(),
                attempt,
                result,
                simulation.clock().instant()));
        if (deliveries.size() > REMEMBERED) {
            deliveries.removeFirst();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

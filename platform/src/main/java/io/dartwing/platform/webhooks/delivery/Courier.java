package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PostResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt, and says how it ended. Never throws: an attempt that ends in a defect of ours ends too.
@Component
class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MAX_ANSWER = 2048;

    private final GuardedPost post;
    private final SigningSecrets secrets;
    private final Envelope envelope;
    private final WebhookProperties properties;
    private final Clock clock;

    Courier(GuardedPost post, SigningSecrets secrets, Envelope envelope, WebhookProperties properties, Clock clock) {
        this.post = post;
        this.secrets = secrets;
        this.envelope = envelope;
        this.properties = properties;
        this.clock = clock;
    }

    Conclusion deliver(Claim claim) {
        try {
            return conclusion(claim, attempt(claim));
        } catch (RuntimeException defect) {
            LOG.error("webhook {}: attempt could not be made", claim.event(), defect);
            return conclusion(claim, new PostResult.Failed("the server could not make the attempt"));
        }
    }

    private PostResult attempt(Claim claim) {
        byte[] body = envelope.bytes(claim.stored(), claim.apiVersion());
        return post.post(
                claim.url(),
                body,
                "application/json",
                Map.of(
                        Signature.HEADER,
                        Signature.of(open(claim), claim.startedAt(), body),
                        "Dartwing-Event",
                        claim.stored().type(),
                        "Dartwing-Attempt",
                        Integer.toString(claim.attempt())),
                properties.timeout(),
                MAX_ANSWER);
    }

    private List<String> open(Claim claim) {
        return Actors.callAs(SystemJobActor.of(claim.organization(), "webhooks"), () -> {
            byte[] previous = claim.previousSecret();
            String current = secrets.open(claim.secret());
            return previous == null ? List.of(current) : List.of(current, secrets.open(previous));
        });
    }

    private Conclusion conclusion(Claim claim, PostResult result) {
        Instant now = clock.instant();
        return switch (result) {
            case PostResult.Answered answer
            when answer.accepted() ->
                new Conclusion(claim, "delivered", null, answer.status(), null, answer.body(), now);
            case PostResult.Answered(int status, String body)
            when status / 100 == 3 -> failed(claim, status, "it redirects, which is not followed", body, now);
            case PostResult.Answered(int status, String body) ->
                failed(claim, status, "it answered with status " + status, body, now);
            case PostResult.Failed(String reason) -> failed(claim, null, reason, null, now);
        };
    }

    private static Conclusion failed(
            Claim claim, @Nullable Integer status, String reason, @Nullable String body, Instant now) {
        Optional<Instant> next = RetrySchedule.next(
                claim.roundAttempt(),
                claim.roundSince(),
                now,
                ThreadLocalRandom.current().nextDouble());
        return new Conclusion(
                claim, next.isPresent() ? "pending" : "dead", next.orElse(null), status, reason, body, now);
    }
}

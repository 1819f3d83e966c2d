package io.dartwing.platform.idempotency;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.PlatformError;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Wait for one's own kind, then lock, look, work, store in one transaction.
@Component
class TransactionalIdempotency implements Idempotency {
    static final Duration KEPT = Duration.ofHours(48);
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final InFlight inFlight = new InFlight();
    private final StoredAnswers answers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Metrics metrics;
    private final Clock clock;

    TransactionalIdempotency(
            StoredAnswers answers, TransactionTemplate transaction, JsonMapper json, Metrics metrics, Clock clock) {
        this.answers = answers;
        this.transaction = transaction;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<?> once(
            @Nullable String key, String operation, byte[] fingerprint, Supplier<? extends ResponseEntity<?>> create) {
        if (key == null) {
            return transaction.<ResponseEntity<?>>execute(status -> create.get());
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "Idempotency-Key: malformed (expected: 1 to 200 visible ASCII characters)");
        }
        var scope = StoredAnswers.Scope.of(Actors.current(), key);
        return inFlight.alone(scope, () -> once(scope, operation, fingerprint, create));
    }

    private ResponseEntity<?> once(
            StoredAnswers.Scope scope,
            String operation,
            byte[] fingerprint,
            Supplier<? extends ResponseEntity<?>> create) {
        try {
            return transaction.<ResponseEntity<?>>execute(status -> {
                answers.lock(scope);
                return answers.find(scope, clock.instant().minus(KEPT))
                        .<ResponseEntity<?>>map(stored -> replay(stored, operation, fingerprint))
                        .orElseGet(() -> first(scope, operation, fingerprint, create.get()));
            });
        } catch (PessimisticLockingFailureException stillRunning) {
            throw InFlight.stillRuns();
        }
    }

    private ResponseEntity<?> replay(StoredAnswers.Answer stored, String operation, byte[] fingerprint) {
        if (!stored.operation().equals(operation) || !MessageDigest.isEqual(stored.fingerprint(), fingerprint)) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "Idempotency-Key: already used for another request (expected: a new key)");
        }
        metrics.count(Metric.IDEMPOTENT_REPLAYS);
        var headers = new HttpHeaders();
        headers.set(REPLAYED, "true");
        return answer(stored, headers);
    }

    private ResponseEntity<?> first(
            StoredAnswers.Scope scope, String operation, byte[] fingerprint, ResponseEntity<?> created) {
        Instant now = clock.instant();
        URI location = created.getHeaders().getLocation();
        var answer = new StoredAnswers.Answer(
                operation,
                fingerprint,
                created.getStatusCode().value(),
                location == null ? null : location.toString(),
                json.writeValueAsBytes(created.getBody()));
        answers.save(scope, answer, now);
        return answer(answer, new HttpHeaders());
    }

    private static ResponseEntity<?> answer(StoredAnswers.Answer answer, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (answer.location() != null) {
            headers.setLocation(URI.create(answer.location()));
        }
        return ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }
}

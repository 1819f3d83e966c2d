package io.dartwing.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.files.FileStore;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class IdempotencyIT {
    private static final byte[] BODY = Fingerprint.start().add("body").finish();
    private static final byte[] OTHER_BODY = Fingerprint.start().add("other").finish();

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private FileStore files;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final UUID organization = Ids.next();
    private final Actor caller = person(organization);
    private final AtomicInteger created = new AtomicInteger();

    @Test
    void theSecondRequestGetsTheFirstAnswer() {
        ResponseEntity<?> first = once(caller, "k", BODY);
        ResponseEntity<?> second = once(caller, "k", BODY);

        assertThat(created).hasValue(1);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(second.getHeaders().getLocation()).isEqualTo(URI.create("/things/1"));
        assertThat(first.getHeaders().containsHeader("Idempotency-Replayed")).isFalse();
        assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void anotherBodyOrOperationIsAConflict() {
        once(caller, "k", BODY);
        assertConflict(() -> once(caller, "k", OTHER_BODY));
        assertConflict(() -> Actors.callAs(caller, () -> idempotency.once("k", "POST /others", BODY, this::answer)));
        assertThat(created).hasValue(1);
    }

    @Test
    void aKeyBelongsToItsCaller() {
        once(caller, "k", BODY);
        once(person(organization), "k", BODY);
        once(person(Ids.next()), "k", BODY);
        assertThat(created).hasValue(3);
    }

    @Test
    void withoutAKeyEveryRequestCounts() {
        once(caller, null, BODY);
        once(caller, null, BODY);
        assertThat(created).hasValue(2);
    }

    @Test
    void aFailedCreationMayBeTriedAgain() {
        assertThatThrownBy(() -> Actors.callAs(
                        caller,
                        () -> idempotency.once("k", "POST /things", BODY, () -> {
                            files.store(new ByteArrayInputStream(new byte[10]), "text/plain", 100);
                            throw new IllegalStateException("crash");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows("files")).isZero();
        once(caller, "k", BODY);
        assertThat(created).hasValue(1);
    }

    @Test
    void duplicatesInFlightWaitAndGetTheSameAnswer() throws Exception {
        var answers = new ArrayList<Future<ResponseEntity<?>>>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 30; i++) {
                String key = "flight-" + i % 3;
                answers.add(threads.submit(() -> once(caller, key, BODY)));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get().getStatusCode().value()).isEqualTo(201);
        }
        assertThat(created).hasValue(3);
        assertThat(rows("files")).isEqualTo(3);
    }

    @Test
    void theStoredAnswerIsSealed() {
        once(caller, "k", BODY);
        byte[] stored = Actors.callAs(
                caller,
                () -> transaction.execute(
                        status -> database.sql("select body from idempotency_keys where organization_id = ?")
                                .param(organization)
                                .query((row, number) -> row.getBytes(1))
                                .single()));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("shown once");
    }

    @Test
    void aMalformedKeyIsRefused() {
        for (String key : new String[] {"", "a b", "x".repeat(201), "ü"}) {
            assertThatThrownBy(() -> once(caller, key, BODY)).hasMessageContaining("DW-400");
        }
    }

    private long rows(String table) {
        return Actors.callAs(
                caller,
                () -> transaction.execute(
                        status -> database.sql("select count(*) from " + table + " where organization_id = ?")
                                .param(organization)
                                .query(Long.class)
                                .single()));
    }

    private ResponseEntity<?> once(Actor actor, String key, byte[] fingerprint) {
        return Actors.callAs(actor, () -> idempotency.once(key, "POST /things", fingerprint, this::createFile));
    }

    private ResponseEntity<?> createFile() {
        files.store(new ByteArrayInputStream(new byte[] {1}), "text/plain", 100);
        return answer();
    }

    private ResponseEntity<?> answer() {
        int number = created.incrementAndGet();
        return ResponseEntity.created(URI.create("/things/" + number))
                .body(Map.of("number", number, "key", "shown once"));
    }

    private static void assertConflict(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().code()).isEqualTo("DW-409"));
    }

    private static Actor person(UUID organization) {
        return new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of("admin"));
    }
}

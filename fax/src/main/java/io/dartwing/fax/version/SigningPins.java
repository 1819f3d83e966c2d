package io.dartwing.fax.version;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The PINs that people sign with. A wrong one counts whatever becomes of the request, and five in a row shut signing
/// for
/// a quarter of an hour.
@Component
class SigningPins {
    private static final Pattern FORM = Pattern.compile("[0-9]{4,12}");
    private static final int TRIES = 5;
    private static final Duration SHUT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    private record Stored(
            String hash, int failures, @Nullable Instant lockedUntil) {}

    private enum Verdict {
        RIGHT,
        WRONG,
        SHUT,
        NONE
    }

    SigningPins(JdbcClient jdbc, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    boolean exists() {
        return transaction.execute(status -> stored(false).isPresent());
    }

    /// Who asks was just proved to be itself.
    void set(@Nullable String pin) {
        if (pin == null || !FORM.matcher(pin).matches()) {
            throw PlatformError.invalid("pin", "not valid", "4 to 12 digits");
        }
        String hash = argon2.encode(pin);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into fax_signing_pins (person_id, organization_id, hash) values (?, ?, ?)
                            on conflict (organization_id, person_id)
                            do update set hash = excluded.hash, failures = 0, locked_until = null""")
                    .params(me(), Actors.current().requireOrganization(), hash)
                    .update();
            audit.record("signature.pin_set", "person", me(), Map.of());
        });
    }

    /// Must run outside a transaction: a wrong try is counted even though the request is refused.
    ///
    /// @throws ProblemException when it is wrong, was wrong too often, or there is none
    void require(@Nullable String pin) {
        Verdict verdict = transaction.execute(status -> judge(pin == null ? "" : pin));
        switch (verdict) {
            case RIGHT -> {}
            case WRONG -> throw new ProblemException(FaxError.WRONG_PIN, "pin: wrong (expected: your signing PIN)");
            case SHUT ->
                throw new ProblemException(
                        FaxError.PIN_SHUT, "pin: wrong too often (expected: another try in a quarter of an hour)");
            case NONE ->
                throw new ProblemException(
                        FaxError.WRONG_PIN, "pin: none is set (expected: one set under your signatures first)");
        }
    }

    private Verdict judge(String pin) {
        Optional<Stored> found = stored(true);
        if (found.isEmpty()) {
            return Verdict.NONE;
        }
        Stored stored = found.get();
        Instant now = clock.instant();
        if (stored.lockedUntil() != null && now.isBefore(stored.lockedUntil())) {
            return Verdict.SHUT;
        }
        if (FORM.matcher(pin).matches() && argon2.matches(pin, stored.hash())) {
            count(0, null);
            return Verdict.RIGHT;
        }
        int failures = stored.failures() + 1;
        boolean shut = failures >= TRIES;
        count(shut ? 0 : failures, shut ? now.plus(SHUT) : null);
        audit.record("signature.pin_refused", "person", me(), Map.of());
        return Verdict.WRONG;
    }

    private void count(int failures, @Nullable Instant lockedUntil) {
        jdbc.sql("update fax_signing_pins set failures = :failures, locked_until = :until where person_id = :me")
                .param("failures", failures)
                .param("until", lockedUntil == null ? null : Timestamp.from(lockedUntil), Types.TIMESTAMP)
                .param("me", me())
                .update();
    }

    /// @param locked until the transaction ends: tries made at the same time count one by one
    private Optional<Stored> stored(boolean locked) {
        return jdbc.sql("select hash, failures, locked_until from fax_signing_pins where person_id = ?"
                        + (locked ? " for update" : ""))
                .param(me())
                .query((row, index) -> new Stored(
                        row.getString(1),
                        row.getInt(2),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()))
                .optional();
    }

    private static UUID me() {
        return Actors.current().id();
    }
}

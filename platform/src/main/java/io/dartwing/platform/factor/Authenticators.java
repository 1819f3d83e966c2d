package io.dartwing.platform.factor;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.keys.InstallationSecrets;
import io.dartwing.platform.problem.PlatformError;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The current person's authenticator application and its recovery codes.
@Component
final class Authenticators {
    private static final int SECRET_BYTES = 20; // RFC 4226 §4 R6
    private static final int CODES = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstallationSecrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Authenticators(
            JdbcClient jdbc, TransactionTemplate transactions, InstallationSecrets secrets, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /// When the authenticator was set up, and how many recovery codes are left.
    record Overview(@Nullable Instant since, long recoveryCodesLeft) {}

    Overview overview() {
        return transactions.execute(status -> new Overview(
                stored().map(Stored::confirmedAt).orElse(null),
                jdbc.sql("select recovery_codes_left()").query(Long.class).single()));
    }

    /// A new secret, of no use until `confirm` saw a code made with it.
    ///
    /// @throws ProblemException `DW-409` when one is set up already
    byte[] begin() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] sealed = secrets.seal(secret, context(person()));
        boolean begun = Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select totp_begin(?, ?)")
                .params(sealed, now())
                .query(Boolean.class)
                .single()));
        if (!begun) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "an authenticator is set up already (remove it to set up another)");
        }
        return secret;
    }

    /// Takes the first code of a new authenticator into use; answers the recovery codes of an account that has none.
    /// Empty when the code is not right.
    Optional<List<RecoveryCode>> confirm(String code) {
        OptionalLong step = step(code, false);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return transactions.execute(status -> {
            if (!use(step.getAsLong())) {
                return Optional.<List<RecoveryCode>>empty();
            }
            audit.record("factor.added", "person", person(), Map.of("factor", "totp"));
            long left =
                    jdbc.sql("select recovery_codes_left()").query(Long.class).single();
            return Optional.of(left > 0 ? List.<RecoveryCode>of() : replaceCodes());
        });
    }

    /// Whether `code` is right and its time step was not used before.
    boolean prove(String code) {
        OptionalLong step = step(code, true);
        return step.isPresent() && Boolean.TRUE.equals(transactions.execute(status -> use(step.getAsLong())));
    }

    /// The time step of a right code of the authenticator that is, or is not yet, confirmed.
    private OptionalLong step(String code, boolean confirmed) {
        Optional<Stored> stored = transactions.execute(status -> stored());
        return stored.filter(it -> (it.confirmedAt() != null) == confirmed)
                .map(it -> secrets.open(it.secret(), context(person())))
                .map(secret -> Totp.USUAL.matchingStep(secret, code.replaceAll("\\s", ""), clock.instant()))
                .orElseGet(OptionalLong::empty);
    }

    boolean proveByRecoveryCode(String typed) {
        return RecoveryCode.parse(typed)
                .map(code ->
                        Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select recovery_code_use(?, ?)")
                                .params(code.hash(person()), now())
                                .query(Boolean.class)
                                .single())))
                .orElse(false);
    }

    /// New recovery codes; the former ones are worth nothing.
    List<RecoveryCode> renewCodes() {
        return transactions.execute(status -> {
            audit.record("recovery_codes.renewed", "person", person(), Map.of());
            return replaceCodes();
        });
    }

    /// @throws ProblemException `DW-404` when there is none
    void remove() {
        transactions.executeWithoutResult(status -> {
            boolean removed =
                    jdbc.sql("select totp_remove()").query(Boolean.class).single();
            if (!removed) {
                throw new ProblemException(PlatformError.NOT_FOUND, "no authenticator is set up");
            }
            audit.record("factor.removed", "person", person(), Map.of("factor", "totp"));
        });
    }

    private List<RecoveryCode> replaceCodes() {
        List<RecoveryCode> codes =
                Stream.generate(RecoveryCode::fresh).limit(CODES).toList();
        byte[][] hashes = codes.stream().map(code -> code.hash(person())).toArray(byte[][]::new);
        jdbc.sql("select recovery_codes_replace(?, ?)").params(hashes, now()).query(row -> {});
        return codes;
    }

    private record Stored(byte[] secret, @Nullable Instant confirmedAt) {}

    private Optional<Stored> stored() {
        return jdbc.sql("select * from totp_of_current_person()")
                .query((row, number) -> {
                    OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Stored(row.getBytes("secret"), confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    private boolean use(long step) {
        return jdbc.sql("select totp_use(?, ?)")
                .params(step, now())
                .query(Boolean.class)
                .single();
    }

    private static String context(UUID person) {
        return "totp " + person;
    }

    private static UUID person() {
        return Actors.current().id();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

package io.dartwing.telephony.account;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.carriers.BalanceReport;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.HealthProbe;
import io.dartwing.telephony.carriers.Money;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// "Test this carrier": asks the provider something that only works if account and provider do, and
/// keeps the answer.
@Component
class AccountTest {
    private final CarrierAccounts accounts;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountTest(
            CarrierAccounts accounts,
            Audit audit,
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// No transaction is open while the provider is asked.
    LastTest run(UUID id) {
        Carrier carrier = accounts.find(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        LastTest result = ask(carrier);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update carrier_accounts set last_test = cast(? as jsonb) where id = ?")
                    .params(json.writeValueAsString(result), id)
                    .update();
            audit.record("carrier.tested", "carrier_account", id, Map.of("works", "" + result.works()));
        });
        return result;
    }

    private LastTest ask(Carrier carrier) {
        Optional<CarrierResult<String>> probe = carrier.connector() instanceof HealthProbe probing
                ? Optional.of(probing.probe(carrier.account()))
                : Optional.empty();
        boolean fine = probe.filter(answer -> !(answer instanceof CarrierResult.Done<String>))
                .isEmpty();
        Optional<CarrierResult<Money>> balance = fine && carrier.connector() instanceof BalanceReport reporting
                ? Optional.of(reporting.balance(carrier.account()))
                : Optional.empty();
        if (probe.isEmpty() && balance.isEmpty()) {
            throw new ProblemException(
                    TelephonyError.NOT_TESTABLE, "connector: tells neither health nor balance (expected: one of them)");
        }
        Optional<Money> money = balance.flatMap(answer ->
                answer instanceof CarrierResult.Done<Money>(Money amount) ? Optional.of(amount) : Optional.empty());
        return new LastTest(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                probe.isPresent() ? fine : money.isPresent(),
                probe.<CarrierResult<?>>map(answer -> answer)
                        .or(() -> balance)
                        .map(AccountTest::sentence)
                        .orElse(""),
                money.map(Money::amount).orElse(null),
                money.map(amount -> amount.currency().getCurrencyCode()).orElse(null));
    }

    private static String sentence(CarrierResult<?> answer) {
        return switch (answer) {
            case CarrierResult.Done<?>(String text) -> text;
            case CarrierResult.Done<?> done -> "The carrier answered";
            case CarrierResult.Refused<?> refused -> refused.text();
            case CarrierResult.Retryable<?> retryable -> retryable.text();
            case CarrierResult.Unknown<?> unknown -> unknown.text();
        };
    }
}

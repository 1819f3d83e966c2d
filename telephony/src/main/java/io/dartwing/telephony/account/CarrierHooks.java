package io.dartwing.telephony.account;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.carriers.Connector;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds the account's values against its connector and seals the secrets.
record CarrierHooks(Connectors connectors, AccountSecrets secrets, JdbcClient jdbc)
        implements RecordHooks<CarrierEntry> {
    @Override
    public void validate(CarrierEntry entry, boolean creating, Violations violations) {
        connectors
                .named(entry.connector())
                .ifPresentOrElse(
                        connector -> validate(entry, connector, violations),
                        () -> violations.add("connector", "not installed", "one of the installed providers"));
    }

    private void validate(CarrierEntry entry, Connector connector, Violations violations) {
        AccountRules.check(connector, false, settings(entry), violations);
        AccountRules.check(connector, true, secrets(entry), violations);
    }

    @Override
    public void beforeSave(CarrierEntry entry, boolean creating) {
        Map<String, String> before = secrets.open(entry.id(), entry.sealedCredentials());
        Map<String, String> after = secrets(entry);
        if (!creating && !after.equals(before)) {
            entry.nextCredentials();
        }
        entry.settle(settings(entry));
        entry.seal(
                after.equals(before) ? entry.sealedCredentials() : secrets.seal(entry.id(), after),
                List.copyOf(after.keySet()));
    }

    private static Map<String, String> settings(CarrierEntry entry) {
        return AccountRules.changed(Map.of(), entry.settings());
    }

    private Map<String, String> secrets(CarrierEntry entry) {
        return AccountRules.changed(secrets.open(entry.id(), entry.sealedCredentials()), entry.wishedCredentials());
    }

    /// Whoever is gone needs no secrets any more; what was attempted keeps its account's row.
    @Override
    public void beforeDelete(CarrierEntry entry) {
        long numbers = jdbc.sql("select count(*) from fax_numbers where carrier_id = ? and deleted_at is null")
                .param(entry.id())
                .query(Long.class)
                .single();
        if (numbers > 0) {
            throw new ProblemException(
                    TelephonyError.CARRIER_IN_USE, "numbers: " + numbers + " lie with this carrier (expected: none)");
        }
        entry.seal(null, List.of());
    }
}

package io.dartwing.telephony.porting;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.carriers.NumberPorting;
import io.dartwing.telephony.number.FaxNumber;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes what came over numbers of the organisation, here and at the winning carrier. Every step
/// can be repeated.
@Component
class PortedNumbers {
    private static final int MOST_TRIES = 12;

    private final PortRows rows;
    private final RecordService records;
    private final RecordType<FaxNumber> type;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    PortedNumbers(
            PortRows rows,
            RecordService records,
            RecordType<FaxNumber> type,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.rows = rows;
        this.records = records;
        this.type = type;
        this.transaction = transaction;
        this.json = json;
    }

    /// False: the carrier has to be asked again.
    boolean setUp(Port port, Optional<Carrier> account) {
        var problems = new LinkedHashSet<String>();
        boolean waiting = false;
        for (String number : port.numbers()) {
            try {
                UUID id = transaction.execute(status -> record(port, number));
                if (account.isPresent()) {
                    waiting |= !configure(account.get(), id, number, problems);
                }
            } catch (ProblemException refused) {
                problems.add("Ported, but not set up here: " + refused.getMessage());
            }
        }
        String problem = problems.isEmpty() ? null : String.join("; ", problems);
        boolean again = waiting && port.tries() < MOST_TRIES;
        transaction.executeWithoutResult(status -> {
            if (again) {
                rows.asked(port.id(), problem);
            } else {
                rows.setUp(port.id(), problem);
            }
        });
        return !again;
    }

    /// A number that was here before, with another carrier, stays the same record.
    private UUID record(Port port, String number) {
        ObjectNode home = json.createObjectNode();
        port.accountId().ifPresent(account -> home.put("carrier_id", account.toString()));
        port.trunkId().ifPresent(trunk -> home.put("trunk_id", trunk.toString()));
        Optional<UUID> own = rows.own(number);
        if (own.isEmpty()) {
            home.put("number", number);
            port.label().ifPresent(label -> home.put("label", label));
            return records.create(type, home).id();
        }
        FaxNumber before = records.get(type, own.get());
        if (!before.carrierId().equals(port.accountId()) || !before.trunkId().equals(port.trunkId())) {
            if (port.accountId().isEmpty()) {
                home.putNull("carrier_id");
            } else {
                home.putNull("trunk_id");
            }
            records.update(type, own.get(), null, home.putNull("provider_id"));
        }
        return own.get();
    }

    /// False when the carrier may answer otherwise later.
    private boolean configure(Carrier carrier, UUID id, String number, LinkedHashSet<String> problems) {
        if (!(carrier.connector() instanceof NumberPorting porting)) {
            return true;
        }
        CarrierResult<Optional<String>> known = porting.portedNumber(carrier.account(), number);
        Optional<String> providerId =
                known instanceof CarrierResult.Done<Optional<String>>(var told) ? told : Optional.empty();
        if (providerId.isEmpty()) {
            problems.add("The carrier did not tell the number's id yet");
            return known instanceof CarrierResult.Refused<Optional<String>>;
        }
        transaction.executeWithoutResult(status -> {
            if (!records.get(type, id).providerId().equals(providerId)) {
                records.update(type, id, null, json.createObjectNode().put("provider_id", providerId.get()));
            }
        });
        if (!(carrier.connector() instanceof NumberOrders orders)) {
            return true;
        }
        CarrierResult<String> answer = orders.configureNumber(carrier.account(), providerId.get(), number);
        if (answer instanceof CarrierResult.Done<String>) {
            return true;
        }
        problems.add("Ported, but not set up at the carrier");
        return answer instanceof CarrierResult.Refused<String>;
    }
}

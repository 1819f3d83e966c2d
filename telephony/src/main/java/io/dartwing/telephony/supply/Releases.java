package io.dartwing.telephony.supply;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.NumberLife;
import io.dartwing.telephony.number.NumberState;
import io.dartwing.telephony.number.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives numbers of the current organisation back to their carriers.
@Component
class Releases {
    private final RecordService records;
    private final RecordType<FaxNumber> type;
    private final Numbers numbers;
    private final NumberLife life;
    private final CarrierAccounts accounts;
    private final ObjectProvider<NumberInUse> users;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Releases(
            RecordService records,
            RecordType<FaxNumber> type,
            Numbers numbers,
            NumberLife life,
            CarrierAccounts accounts,
            ObjectProvider<NumberInUse> users,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.records = records;
        this.type = type;
        this.numbers = numbers;
        this.life = life;
        this.accounts = accounts;
        this.users = users;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /// From now on nothing is sent from it; the carrier is asked after the commit. Problem
    /// `DW-404` for a number that
    /// is not there, `TEL-906` when it is not active, `TEL-907` while it is needed, `TEL-908`
    /// when its carrier can't
    /// be asked from here.
    FaxNumber release(UUID id) {
        return transaction.execute(status -> {
            FaxNumber number = records.find(type, id)
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
            if (number.state() != NumberState.ACTIVE) {
                throw notActive(number);
            }
            requireReleasable(number);
            requireUnused(number);
            if (!life.releasing(id)) {
                throw notActive(number);
            }
            UUID organization = Actors.current().requireOrganization();
            Actors.runAs(
                    SystemJobActor.of(organization, "number-release"),
                    () -> jobs.enqueue(ReleaseNumber.TYPE, id.toString(), new ReleaseNumber.Payload(id)));
            return number;
        });
    }

    private static ProblemException notActive(FaxNumber number) {
        return new ProblemException(
                TelephonyError.NUMBER_NOT_ACTIVE,
                "state: " + number.state().label() + ", can't be released (expected: active)");
    }

    private void requireReleasable(FaxNumber number) {
        Optional<Carrier> carrier = number.carrierId().flatMap(accounts::find);
        if (carrier.isEmpty() || !(carrier.get().connector() instanceof NumberOrders)) {
            throw new ProblemException(
                    TelephonyError.NOT_SPOKEN,
                    "carrier_id: its numbers can't be given back from here (expected: a carrier that takes them back)");
        }
        if (number.providerId().isEmpty()) {
            throw new ProblemException(
                    TelephonyError.NOT_SPOKEN,
                    "provider_id: missing (expected: the carrier's id of the number; enter it first)");
        }
    }

    private void requireUnused(FaxNumber number) {
        List<FaxNumber> senders = numbers.all();
        if (senders.size() == 1 && senders.getFirst().id().equals(number.id())) {
            throw new ProblemException(
                    TelephonyError.NUMBER_IN_USE,
                    "number: the only one that faxes are sent from (expected: another one, or fax_enabled switched off)");
        }
        users.orderedStream()
                .flatMap(user -> user.reason(number).stream())
                .findFirst()
                .ifPresent(reason -> {
                    throw new ProblemException(TelephonyError.NUMBER_IN_USE, reason);
                });
    }
}

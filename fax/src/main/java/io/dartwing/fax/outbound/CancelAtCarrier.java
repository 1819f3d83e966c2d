package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.attempt.Attempt;
import io.dartwing.telephony.attempt.CarrierAttempts;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.FaxSending;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks a carrier to stop a fax. Whether it did, its reports say; asking twice does no harm.
@Component
class CancelAtCarrier implements JobHandler<OutboundQueue.CancelAtCarrier> {
    private final CarrierAttempts attempts;
    private final CarrierAccounts accounts;
    private final FaxTimeline timeline;
    private final TransactionTemplate transaction;

    CancelAtCarrier(
            CarrierAttempts attempts, CarrierAccounts accounts, FaxTimeline timeline, TransactionTemplate transaction) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    @Override
    public JobType<OutboundQueue.CancelAtCarrier> type() {
        return OutboundQueue.CANCEL_AT_CARRIER;
    }

    @Override
    public JobOutcome run(JobRun<OutboundQueue.CancelAtCarrier> run) {
        Optional<Attempt> attempt = attempts.find(run.payload().attemptId())
                .filter(known -> known.state().taken() && !known.state().ended());
        Optional<Carrier> carrier = attempt.flatMap(known -> accounts.find(known.accountId()));
        if (carrier.isPresent() && carrier.get().connector() instanceof FaxSending sending) {
            tell(
                    attempt.get(),
                    sending.cancelFax(
                            carrier.get().account(), attempt.get().providerId().orElseThrow()));
        }
        return JobOutcome.done();
    }

    private void tell(Attempt attempt, CarrierResult<String> answer) {
        String sentence = switch (answer) {
            case CarrierResult.Done<String> _ -> "The carrier was asked to stop";
            case CarrierResult.Refused<String>(var cause, var code, String text) ->
                "The carrier does not stop it: " + text;
            case CarrierResult.Retryable<String>(var cause, var code, String text, var after) ->
                throw new IllegalStateException("the carrier did not take the wish to stop");
            case CarrierResult.Unknown<String>(String text) ->
                throw new IllegalStateException("the carrier's answer to the wish to stop was lost");
        };
        transaction.executeWithoutResult(status -> timeline.add(attempt.subjectId(), "cancel_asked", sentence));
    }
}

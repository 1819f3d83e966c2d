package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallReport.Outcome;

/// The outcome that the facts allow. One rule for calls that ended, broke, or were interrupted by a crash.
///
/// @param cause `NONE` for an outcome that is complete, whatever ended the call afterwards
record CallVerdict(Outcome outcome, CallCause cause, int pagesConfirmed, int pagesTotal, boolean pageInDoubt) {

    static CallVerdict of(CallCommand command, CallFacts facts, CallCause endedBy) {
        return switch (command.direction()) {
            case OUTBOUND -> outbound(command, facts, endedBy);
            case INBOUND -> inbound(facts, endedBy);
        };
    }

    private static CallVerdict outbound(CallCommand command, CallFacts facts, CallCause endedBy) {
        int total = Math.max(command.pagesTotal(), facts.confirmed);
        if (facts.allConfirmed) {
            return new CallVerdict(Outcome.SENT, CallCause.NONE, facts.confirmed, facts.confirmed, false);
        }
        boolean inDoubt = facts.awaitingAnswer;
        Outcome outcome = inDoubt && facts.awaitingLast ? Outcome.UNCERTAIN : Outcome.FAILED;
        return new CallVerdict(outcome, known(endedBy), facts.confirmed, total, inDoubt);
    }

    private static CallVerdict inbound(CallFacts facts, CallCause endedBy) {
        int promised = facts.pagesPromised();
        if (facts.committed) {
            return new CallVerdict(Outcome.RECEIVED, CallCause.NONE, promised, facts.stored, false);
        }
        Outcome outcome = promised > 0 ? Outcome.RECEIVED : Outcome.FAILED;
        CallCause cause = facts.commitRefused ? CallCause.NOT_COMMITTED : endedBy;
        return new CallVerdict(outcome, known(cause), promised, facts.stored, false);
    }

    /// A call that ended "well" without doing its work was hung up on.
    private static CallCause known(CallCause cause) {
        return cause == CallCause.NONE ? CallCause.REMOTE_HANG_UP : cause;
    }
}

package io.dartwing.telephony.attempt;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import java.time.Instant;
import java.util.Optional;

/// What an answer or a report makes of an attempt. Pure.
final class AttemptChange {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_TEXT = 300;

    private AttemptChange() {}

    /// The answer to the request, or of the search for it afterwards. When a report came before it
    /// the later state stands, and a lost answer takes nothing back. Problem `TEL-904` when it
    /// contradicts an earlier answer.
    static Attempt answered(Attempt before, CarrierResult<DeliveryReport> result, Instant now) {
        Attempt answered = with(before, before.state(), before.cause(), before.code(), before.text(), now);
        return switch (result) {
            case CarrierResult.Done<DeliveryReport>(DeliveryReport report) -> {
                if (before.state() == AttemptState.REFUSED || before.state() == AttemptState.RETRYABLE) {
                    AttemptState.of(report.state()).requireFollows(before.state());
                }
                yield reported(answered, report, now);
            }
            case CarrierResult.Refused<DeliveryReport>(CarrierCause cause, String code, String text) ->
                moved(answered, AttemptState.REFUSED, Optional.of(cause), code, text, now);
            case CarrierResult.Retryable<DeliveryReport>(CarrierCause cause, String code, String text, var after) ->
                moved(answered, AttemptState.RETRYABLE, Optional.of(cause), code, text, now);
            case CarrierResult.Unknown<DeliveryReport>(String text) ->
                before.state() == AttemptState.STARTED
                        ? moved(answered, AttemptState.UNKNOWN, Optional.empty(), "", text, now)
                        : answered;
        };
    }

    private static Attempt moved(
            Attempt attempt, AttemptState state, Optional<CarrierCause> cause, String code, String text, Instant now) {
        if (attempt.state() == state) {
            return attempt; // the same answer once more
        }
        state.requireFollows(attempt.state());
        return with(attempt, state, cause, code, Optional.of(text), now);
    }

    private static Attempt with(
            Attempt attempt,
            AttemptState state,
            Optional<CarrierCause> cause,
            String code,
            Optional<String> text,
            Instant now) {
        return new Attempt(
                attempt.id(),
                attempt.accountId(),
                attempt.operation(),
                attempt.subjectType(),
                attempt.subjectId(),
                attempt.from(),
                attempt.to(),
                state,
                attempt.providerId(),
                cause,
                cut(code, LONGEST_CODE),
                text.map(sentence -> cut(sentence, LONGEST_TEXT)),
                attempt.units(),
                attempt.cost(),
                attempt.credentialVersion(),
                attempt.begunAt(),
                attempt.answeredAt().or(() -> Optional.of(now)),
                state.ended() ? attempt.endedAt().or(() -> Optional.of(now)) : Optional.empty());
    }

    /// A report moves an attempt on or changes its state not at all; what it costs is often told last.
    static Attempt reported(Attempt before, DeliveryReport report, Instant now) {
        AttemptState told = AttemptState.of(report.state());
        boolean later = told.follows(before.state());
        return new Attempt(
                before.id(),
                before.accountId(),
                before.operation(),
                before.subjectType(),
                before.subjectId(),
                before.from(),
                before.to(),
                later ? told : before.state(),
                before.providerId().or(() -> Optional.of(report.providerId()).filter(id -> !id.isEmpty())),
                later ? report.cause() : before.cause(),
                later ? cut(report.code(), LONGEST_CODE) : before.code(),
                later ? report.cause().map(CarrierCause::sentence) : before.text(),
                report.units().isPresent() && (later || before.units().isEmpty()) ? report.units() : before.units(),
                before.cost().or(report::cost),
                before.credentialVersion(),
                before.begunAt(),
                before.answeredAt(),
                later && told.ended() ? Optional.of(now) : before.endedAt());
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}

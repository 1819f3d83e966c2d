package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Says whether and when a failed fax is tried again, by what went wrong.
///
/// A pure table. An uncertain outcome is never here: that one waits for a person.
public final class RetryPolicy {
    /// @param attempts how many attempts in all may end with this cause
    /// @param first pause before the second attempt; doubles each time
    /// @param reason why, for the timeline
    record Rule(int attempts, Duration first, String reason) {}

    public sealed interface Decision permits Retry, GiveUp {}

    public record Retry(Duration after, String reason) implements Decision {}

    public record GiveUp(String reason) implements Decision {}

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Rule NEVER = new Rule(1, Duration.ZERO, "trying again would give the same answer");
    private static final Map<CallCause, Rule> RULES = new EnumMap<>(Map.ofEntries(
            Map.entry(CallCause.BUSY, new Rule(6, Duration.ofMinutes(1), "a busy line is often free a little later")),
            Map.entry(
                    CallCause.NO_ANSWER, new Rule(4, Duration.ofMinutes(5), "the machine may be out of paper or off")),
            Map.entry(
                    CallCause.NOT_A_FAX,
                    new Rule(
                            2,
                            Duration.ofMinutes(10),
                            "a person may have picked up; one more try, then stop ringing them")),
            Map.entry(
                    CallCause.NEGOTIATION,
                    new Rule(4, Duration.ofMinutes(1), "the next attempt uses audio and lower speeds")),
            Map.entry(CallCause.LINE_ERROR, new Rule(5, Duration.ofMinutes(1), "line noise passes")),
            Map.entry(CallCause.REMOTE_HANG_UP, new Rule(4, Duration.ofMinutes(2), "the far side broke off")),
            Map.entry(CallCause.NETWORK, new Rule(6, Duration.ofSeconds(30), "the network may recover")),
            Map.entry(CallCause.TRUNK_UNAVAILABLE, new Rule(8, Duration.ofSeconds(30), "the trunk may recover")),
            Map.entry(CallCause.ENGINE_CRASH, new Rule(4, Duration.ofSeconds(5), "our own fault, nothing was sent")),
            Map.entry(CallCause.TIME_LIMIT, new Rule(2, Duration.ofMinutes(5), "the call took too long")),
            Map.entry(CallCause.UNKNOWN_NUMBER, NEVER),
            Map.entry(CallCause.DECLINED, new Rule(2, Duration.ofMinutes(15), "refused once, asked once more")),
            Map.entry(CallCause.DOCUMENT, NEVER),
            Map.entry(CallCause.CANCELLED, NEVER)));

    private RetryPolicy() {}

    /// @param attemptsMade attempts of this round so far, this one included
    /// @param pagesAdvanced pages this attempt got through: progress resets nothing but earns one extra attempt
    public static Decision decide(CallCause cause, int attemptsMade, int pagesAdvanced) {
        Rule rule = RULES.getOrDefault(cause, NEVER);
        int allowed = rule.attempts() + (pagesAdvanced > 0 && rule.attempts() > 1 ? 1 : 0);
        if (attemptsMade >= allowed) {
            return new GiveUp(rule.attempts() == 1 ? rule.reason() : attemptsMade + " attempts ended without success");
        }
        Duration pause = rule.first().multipliedBy(1L << Math.min(attemptsMade - 1, 20));
        return new Retry(pause.compareTo(LONGEST) > 0 ? LONGEST : pause, rule.reason());
    }
}

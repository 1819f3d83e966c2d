package io.dartwing.fax.challenge;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.time.Duration;
import java.util.List;

/// When senders are challenged, in which words, and what follows from their answer.
public final class ChallengeSettings implements SettingTable {
    private static final String GROUP = "Challenges";
    static final long NEVER = 101;

    static final Setting<Long> FROM = Setting.integer("fax.challenge_from", "Challenge from (score)", NEVER, 0, NEVER)
            .group(GROUP)
            .describe("Received faxes with this spam score (0 to 100) or more are held, and their sender is asked by"
                    + " fax to send a page with a code back. Each challenge is a call that you pay for. 101: none;"
                    + " routing rules can ask for a challenge all the same.");
    static final Setting<Long> UP_TO = Setting.integer("fax.challenge_up_to", "Challenge up to (score)", 100, 0, 100)
            .group(GROUP)
            .describe("Senders of faxes with a higher spam score are not challenged for it.");
    static final Setting<Duration> TIME = Setting.duration(
                    "fax.challenge_time",
                    "Time to answer",
                    Duration.ofHours(24),
                    Duration.ofMinutes(10),
                    Duration.ofDays(14))
            .group(GROUP)
            .describe("A challenge that is not answered within this time after it was delivered has no effect any"
                    + " more.");
    static final Setting<Long> WRONG_ANSWERS = Setting.integer(
                    "fax.challenge_wrong_answers", "Wrong answers until it fails", 3, 1, 10)
            .group(GROUP)
            .describe("After so many faxes with a wrong code the challenge has failed.");
    static final Setting<Long> PER_DAY = Setting.integer(
                    "fax.challenge_per_day", "Challenges for one number a day", 2, 1, 20)
            .group(GROUP)
            .describe("So many challenges at most go to one number within 24 hours.");
    static final Setting<String> NUMBERS = Setting.choice(
                    "fax.challenge_numbers",
                    "Numbers that are challenged",
                    "national",
                    "national",
                    "international",
                    "any")
            .group(GROUP)
            .describe("National: of the country of your called number. International: of all countries. Any: premium"
                    + " and shared-cost numbers too, which can be expensive traps.");
    static final Setting<Boolean> ALLOW = Setting.bool(
                    "fax.challenge_allow_sender", "The right answer allows the sender", true)
            .group(GROUP)
            .describe("Faxes of a sender that answered correctly are never held again.");
    static final Setting<Boolean> BLOCK = Setting.bool(
                    "fax.challenge_block_sender", "A failed challenge blocks the sender", false)
            .group(GROUP)
            .describe("After too many wrong answers the sender's faxes are rejected. Caller numbers can be forged.");
    static final Setting<String> SILENCE = Setting.choice(
                    "fax.challenge_silence", "Without an answer in time", "hold", "hold", "reject", "reject_and_block")
            .group(GROUP)
            .describe("What becomes of the held fax: it stays held for a person to decide, or is rejected. Rejected"
                    + " faxes can be released later.");
    static final Setting<String> TITLE = Setting.text(
                    "fax.challenge_title", "Heading of the challenge", "Please confirm your fax", 80)
            .group(GROUP)
            .describe("The heading of the page that is faxed to the sender.");
    static final Setting<String> TEXT = Setting.text(
                    "fax.challenge_text",
                    "Words of the challenge",
                    "A fax from your number ({pages}) reached {organization} on {received}. It is delivered as soon as"
                            + " you confirm that it comes from you: please fax this page to {number} before {until},"
                            + " from the same number. If you did not send a fax, do nothing.",
                    600)
            .group(GROUP)
            .describe("What the page says. {organization}, {number}, {received}, {pages} and {until} stand for your"
                    + " name, your called number, when the fax came, how many pages it has, and when the time to answer"
                    + " is over.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(FROM, UP_TO, TIME, WRONG_ANSWERS, PER_DAY, NUMBERS, ALLOW, BLOCK, SILENCE, TITLE, TEXT);
    }
}

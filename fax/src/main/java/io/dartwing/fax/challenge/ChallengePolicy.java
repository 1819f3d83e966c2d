package io.dartwing.fax.challenge;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.dartwing.kernel.PhoneNumber;
import java.util.Optional;

/// Whom no challenge goes to. Pure.
final class ChallengePolicy {
    enum Reach {
        NATIONAL,
        INTERNATIONAL,
        /// Calls to it can cost more than others.
        COSTLY,
        UNKNOWN
    }

    /// @param sender as the call gave it; blank when withheld
    /// @param own the sender is one of the organisation's own numbers
    /// @param numbers the setting `fax.challenge_numbers`
    /// @param open a challenge of this number is open
    /// @param lastDay challenges that went to this number within 24 hours
    /// @param isChallenge the fax is itself a challenge
    record Facts(
            String sender,
            String called,
            boolean own,
            String numbers,
            boolean open,
            int lastDay,
            long perDay,
            boolean isChallenge) {}

    private ChallengePolicy() {}

    /// Why there is no challenge, in words; empty when one may go out.
    static Optional<String> refusal(Facts facts) {
        if (PhoneNumber.parse(facts.sender()).isEmpty()) {
            return Optional.of("the sender's number is withheld or not a number that can be called");
        }
        if (facts.own()) {
            return Optional.of("the sender's number is one of your own");
        }
        if (facts.isChallenge()) {
            return Optional.of("the fax is itself a challenge");
        }
        if (facts.open()) {
            return Optional.of("a challenge of this number is open already");
        }
        if (facts.lastDay() >= facts.perDay()) {
            return Optional.of("this number had " + facts.lastDay() + " challenges within 24 hours");
        }
        return switch (reach(facts.sender(), facts.called())) {
            case NATIONAL -> Optional.empty();
            case INTERNATIONAL ->
                facts.numbers().equals("national")
                        ? Optional.of("the sender's number is in another country")
                        : Optional.empty();
            case COSTLY ->
                facts.numbers().equals("any")
                        ? Optional.empty()
                        : Optional.of("calls to the sender's number can cost more than others");
            case UNKNOWN ->
                facts.numbers().equals("any")
                        ? Optional.empty()
                        : Optional.of("the sender's number is in no known numbering plan");
        };
    }

    /// What a call to `number` is, seen from `own`.
    static Reach reach(String number, String own) {
        var util = PhoneNumberUtil.getInstance();
        try {
            var parsed = util.parse(number, null);
            switch (util.getNumberType(parsed)) {
                case PREMIUM_RATE, SHARED_COST, UAN, PERSONAL_NUMBER, PAGER, VOICEMAIL -> {
                    return Reach.COSTLY;
                }
                default -> {}
            }
            String region = util.getRegionCodeForNumber(parsed);
            if (region == null) {
                return Reach.UNKNOWN;
            }
            return region.equals(region(own)) ? Reach.NATIONAL : Reach.INTERNATIONAL;
        } catch (NumberParseException notANumber) {
            return Reach.UNKNOWN;
        }
    }

    private static String region(String number) {
        var util = PhoneNumberUtil.getInstance();
        try {
            String region = util.getRegionCodeForNumber(util.parse(number, null));
            return region == null ? "" : region;
        } catch (NumberParseException notANumber) {
            return "";
        }
    }
}

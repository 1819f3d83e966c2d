package io.dartwing.fax.challenge;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The codes of challenges, and how they are found on pages.
final class ChallengeCodes {
    /// More are guesses.
    static final int MOST_ON_A_FAX = 5;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern MARK = Pattern.compile("DWFC1 ([0-9a-f-]{36}) ([0-9]{6})");
    private static final Pattern LABEL = Pattern.compile("fax\\s*challenge\\s*dwfc", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN =
            Pattern.compile("\\bcode\\b[^0-9\\n]{0,20}([0-9](?:[ -]?[0-9]){5})(?![0-9])", Pattern.CASE_INSENSITIVE);

    private ChallengeCodes() {}

    /// Six digits, each as likely as the next.
    static String next() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    }

    /// What the QR code of a challenge says.
    static String mark(UUID challenge, String code) {
        return "DWFC1 " + challenge + " " + code;
    }

    /// The small print of a challenge.
    static String label(UUID challenge) {
        String digits = challenge.toString();
        return "Fax challenge DWFC-" + digits.substring(digits.length() - 6).toUpperCase(Locale.ROOT);
    }

    /// Whether pages with these QR codes and this text are a challenge, ours or of another server
    /// like this one.
    static boolean isChallenge(Collection<String> marks, String text) {
        return marks.stream().anyMatch(mark -> MARK.matcher(mark).matches())
                || LABEL.matcher(text).find();
    }

    /// The codes given on a fax for this challenge, at most five; none when it is no answer.
    static Set<String> given(UUID challenge, Collection<String> marks, String text) {
        var codes = new LinkedHashSet<String>();
        for (String mark : marks) {
            of(challenge, mark).ifPresent(codes::add);
        }
        Matcher written = WRITTEN.matcher(text);
        while (codes.size() < MOST_ON_A_FAX && written.find()) {
            codes.add(written.group(1).replaceAll("[ -]", ""));
        }
        return codes;
    }

    private static Optional<String> of(UUID challenge, String mark) {
        Matcher matcher = MARK.matcher(mark);
        return matcher.matches() && matcher.group(1).equals(challenge.toString())
                ? Optional.of(matcher.group(2))
                : Optional.empty();
    }
}

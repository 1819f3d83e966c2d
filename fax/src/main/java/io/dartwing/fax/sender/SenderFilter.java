package io.dartwing.fax.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Which senders may stand on a list, from memory: those that surely don't need no query.
///
/// It never says no to a sender that is listed. What this process lists is in it before the commit, what others list as
/// soon as `SenderListener` hears of it; while that can't hear, every sender may be listed.
@Component
class SenderFilter {
    private static final Pattern DIGITS = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int SHORTEST = 3;

    private final SenderMarks marks = new SenderMarks();
    private volatile boolean whole;

    /// The patterns under which the number would stand on a list: itself, and every prefix that can be written.
    static List<String> patterns(String number) {
        var all = new ArrayList<String>();
        Matcher digits = DIGITS.matcher(number);
        if (digits.lookingAt()) {
            if (digits.end() == number.length()) {
                all.add(number);
            }
            for (int length = digits.end(); length >= SHORTEST; length--) {
                all.add(number.substring(0, length) + "*");
            }
        }
        return all;
    }

    /// Those of the patterns that the organisation or one of its people may have listed.
    List<String> possible(UUID organization, List<String> patterns) {
        return possible(organization.toString(), patterns);
    }

    /// Those of the patterns that the installation may have listed.
    List<String> possibleEverywhere(List<String> patterns) {
        return possible("", patterns);
    }

    private List<String> possible(String scope, List<String> patterns) {
        if (!whole) {
            return patterns;
        }
        return patterns.stream()
                .filter(pattern -> marks.mayHold(SenderMarks.mark(scope, pattern)))
                .toList();
    }

    /// Before the transaction that lists it commits.
    void listed(UUID organization, String pattern) {
        marks.add(SenderMarks.mark(organization.toString(), pattern));
    }

    void add(long mark) {
        marks.add(mark);
    }

    /// Every listed sender is in it, and changes are heard of.
    void complete() {
        whole = true;
    }

    /// Changes may be missed from now on.
    void incomplete() {
        whole = false;
    }
}

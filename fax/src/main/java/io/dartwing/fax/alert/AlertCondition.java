package io.dartwing.fax.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What a rule asks of a received fax. Each list that isn't empty must have one entry that fits; a rule that asks
/// nothing
/// fits no fax.
record AlertCondition(
        List<String> words,
        boolean criticalValues,
        List<String> categories,
        List<String> senders,
        List<String> priorities,
        Optional<UUID> inbox) {

    /// @param text read only when a rule asks for words
    /// @param category empty when nobody is sure
    record Facts(
            Supplier<String> text, Optional<String> category, String sender, String priority, Optional<UUID> inbox) {}

    boolean asksForFaxes() {
        return !words.isEmpty()
                || criticalValues
                || !categories.isEmpty()
                || !senders.isEmpty()
                || !priorities.isEmpty();
    }

    /// Why it fits, in the names of what was asked; empty when it doesn't.
    List<String> reasons(Facts fax) {
        if (!asksForFaxes() || inbox.isPresent() && !inbox.equals(fax.inbox())) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        boolean fits = ask(reasons, "priority", !priorities.isEmpty(), () -> priorities.contains(fax.priority()))
                && ask(
                        reasons,
                        "sender",
                        !senders.isEmpty(),
                        () -> senders.stream().anyMatch(pattern -> isSender(pattern, fax.sender())))
                && ask(
                        reasons,
                        "category",
                        !categories.isEmpty(),
                        () -> fax.category().filter(categories::contains).isPresent())
                && ask(
                        reasons,
                        "critical_value",
                        criticalValues,
                        () -> CriticalValues.in(fax.text().get()))
                && ask(
                        reasons,
                        "word",
                        !words.isEmpty(),
                        () -> hasWord(fax.text().get()));
        return fits ? reasons : List.of();
    }

    private static boolean ask(List<String> reasons, String name, boolean asked, Supplier<Boolean> fits) {
        if (!asked) {
            return true;
        }
        reasons.add(name);
        return fits.get();
    }

    private static boolean isSender(String pattern, String sender) {
        return pattern.endsWith("*")
                ? sender.startsWith(pattern.substring(0, pattern.length() - 1))
                : sender.equals(pattern);
    }

    /// Whole words, in any case, with any space between them.
    private boolean hasWord(String text) {
        String plain = " " + plain(text) + " ";
        return words.stream().anyMatch(word -> plain.contains(" " + plain(word) + " "));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}

package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Medicines by name, generic or brand, with the strength behind them. One misread letter is forgiven
/// in a name of seven or more letters, but only where a strength or form follows. Names that are also
/// foods, tests or English words count only with a strength.
final class MedicationFinder implements Finder {
    private static final Map<String, Medicine> MEDICINES = medicines();
    private static final Map<Character, List<Map.Entry<String, Medicine>>> LONG_NAMES = longNames();
    private static final int LONGEST = 5;
    private static final String SALT =
            "(?:[ ,(-]*(?i:hcl|hydrochloride|hci|sodium|potassium|calcium|succinate|tartrate|besylate"
                    + "|maleate|sulfate|mesylate|fumarate|acetate|citrate|phosphate|hbr|hydrobromide|er|xr|xl|sr|dr|cr|la|ec|odt|hfa"
                    + "|cd|ir|xt|respimat|diskus|ellipta|solostar|kwikpen|flexpen|flextouch|digihaler|respiclick|sprinkle|extended"
                    + "|release|delayed|immediate|dipropionate|propionate|furoate|bromide|monohydrate|trihydrate|hyclate|u-?100)\\b\\)?){0,4}";
    private static final String FORM =
            "(?i:oral |chewable |extended[- ]release |delayed[- ]release |film[- ]coated |nasal "
                    + "|ophthalmic |topical |vaginal |otic |rectal |sublingual |enteric[- ]coated |disintegrating |er |xr |dr )*"
                    + "(?i:tablets?|tabs?|capsules?|caps?|solution|soln|suspension|susp|syrup|elixir|cream|ointment|oint|gel|lotion"
                    + "|patch(?:es)?|inhaler|inhalation|nebuli[sz]er|neb|spray|drops|injection|inj|pen|vial|syringe|suppositor(?:y|ies)"
                    + "|powder|lozenge|foam|shampoo|auto-?injector|prefilled|softgels?|film|packets?|ampule|kit|pill)\\b";
    private static final Pattern SALTS = Pattern.compile(SALT);
    private static final Pattern STRENGTH =
            Pattern.compile("[ ,\\t(:-]{0,4}(?:" + FORM + "[ ,\\t:-]{1,3})?(" + Units.STRENGTH + ")");
    private static final Pattern FORM_AFTER = Pattern.compile("[ ,\\t)-]{1,3}(" + FORM + ")");

    private record Medicine(String name, boolean strengthNeeded) {}

    private record Match(Medicine medicine, int end, boolean exact) {}

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                for (int at = 0; at < row.tokens().size(); at++) {
                    Optional<Match> match = match(row, at);
                    if (match.isPresent()) {
                        int from = row.tokens().get(at).from();
                        finding(row, from, match.get()).ifPresent(found::add);
                        at = lastToken(row, match.get().end, at);
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Finding> finding(Row row, int from, Match match) {
        String text = row.text();
        int end = match.end;
        String strength = "";
        String form = "";
        Matcher salts = SALTS.matcher(text).region(end, text.length());
        int named = salts.lookingAt() ? salts.end() : end;
        Matcher dose = STRENGTH.matcher(text).region(named, text.length());
        if (dose.lookingAt()) {
            end = dose.end(1);
            strength = dose.group(1);
        }
        Matcher formAfter = FORM_AFTER.matcher(text).region(strength.isEmpty() ? named : end, text.length());
        if (formAfter.lookingAt()) {
            form = formAfter.group(1);
        }
        boolean certain = !strength.isEmpty() || (!form.isEmpty() && !match.medicine.strengthNeeded);
        if (!certain && (match.medicine.strengthNeeded || !match.exact)) {
            return Optional.empty();
        }
        Span span = row.span(from, end).trimmed(" ,(");
        String normalized = (match.medicine.name + " "
                        + strength.replaceAll("\\s+", "").replaceAll("(?<=\\d)-?(?=[a-zA-Zµ%])", " ") + " " + form)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        return Optional.of(
                Finding.of(EntityType.MEDICATION, span, normalized, (certain ? 0.95 : 0.8) * (match.exact ? 1 : 0.8)));
    }

    private static Optional<Match> match(Row row, int at) {
        List<Row.Token> tokens = row.tokens();
        for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            int end = tokens.get(at + length - 1).to();
            if (row.text().substring(tokens.get(at).from(), end).indexOf(Row.CELL) < 0) {
                Medicine medicine = MEDICINES.get(key(tokens.subList(at, at + length)));
                if (medicine != null) {
                    return Optional.of(new Match(medicine, end, true));
                }
            }
        }
        Row.Token token = tokens.get(at);
        return LONG_NAMES.getOrDefault(token.folded().charAt(0), List.of()).stream()
                .filter(name -> Spelling.oneApart(token.folded() + " ", name.getKey()))
                .findFirst()
                .map(name -> new Match(name.getValue(), token.to(), false));
    }

    private static int lastToken(Row row, int end, int from) {
        int at = from;
        while (at + 1 < row.tokens().size() && row.tokens().get(at + 1).to() <= end) {
            at++;
        }
        return at;
    }

    private static String key(List<Row.Token> tokens) {
        StringBuilder key = new StringBuilder();
        tokens.forEach(token -> key.append(token.folded()).append(' '));
        return key.toString();
    }

    private static Map<String, Medicine> medicines() {
        Map<String, Medicine> medicines = new HashMap<>();
        for (String line : WordList.lines("medications.txt")) {
            for (String name : line.split(" = |, ", -1)) {
                String bare = name.replace("?", "").strip();
                medicines.put(key(bare), new Medicine(bare, name.startsWith("?")));
            }
        }
        return Map.copyOf(medicines);
    }

    private static Map<Character, List<Map.Entry<String, Medicine>>> longNames() {
        Map<Character, List<Map.Entry<String, Medicine>>> names = new HashMap<>();
        MEDICINES.entrySet().stream()
                .filter(entry -> entry.getKey().length() > 7
                        && entry.getKey().indexOf(' ') == entry.getKey().length() - 1)
                .forEach(entry -> names.computeIfAbsent(entry.getKey().charAt(0), first -> new ArrayList<>())
                        .add(entry));
        return Map.copyOf(names);
    }

    private static String key(String name) {
        return Row.fold(name).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    }
}

package io.dartwing.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Made-up people, places and organisations. Phone numbers are of the range 555-0100 to 555-0199 that
/// is kept for fiction, in real area codes; hosts end in `.example`.
final class People {
    private final RandomGenerator random;

    People(RandomGenerator random) {
        this.random = random;
    }

    Fact person(@Nullable LabelType type) {
        boolean female = random.nextBoolean();
        String first = Lexicon.one(female ? "F" : "M", random);
        String last = Lexicon.one("L", random);
        String middle = random.nextInt(3) == 0 ? Numbers.letters(random, 1) + ". " : "";
        Map<String, String> full = Map.of(
                "",
                first + " " + middle + last,
                "last",
                last + ", " + first,
                "caps",
                (last + ", " + first).toUpperCase(Locale.ROOT),
                "upper",
                (first + " " + last).toUpperCase(Locale.ROOT));
        Map<String, String> beside = Map.of(
                "first", first,
                "sur", last,
                "sex", female ? "Female" : "Male",
                "sexletter", female ? "F" : "M",
                "he", female ? "she" : "he",
                "his", female ? "her" : "his",
                "title", female ? "Ms." : "Mr.",
                "cred", Lexicon.one("credential", random),
                "initials", "" + first.charAt(0) + last.charAt(0));
        if (type == null) {
            Map<String, String> all = new HashMap<>(full);
            all.putAll(beside);
            return new Fact(null, Map.of(), all);
        }
        return new Fact(type, full, beside);
    }

    Fact address() {
        String street = 10 + random.nextInt(9800) + " " + Lexicon.one("street", random) + " "
                + Lexicon.one("kind", random)
                + switch (random.nextInt(6)) {
                    case 0 -> ", Suite " + (100 + random.nextInt(500));
                    case 1 -> ", Apt " + (1 + random.nextInt(40));
                    default -> "";
                };
        String[] row = placeRow();
        String city = row[0] + " " + row[1] + String.format(Locale.ROOT, "%02d", random.nextInt(100));
        return new Fact(
                LabelType.ADDRESS,
                Map.of("", street + ", " + city, "street", street),
                Map.of("city", city, "town", row[0]));
    }

    String place() {
        return placeRow()[0];
    }

    /// City with state, the first digits of its ZIP codes, its area code.
    private String[] placeRow() {
        String line = Lexicon.one("places", random);
        int area = line.lastIndexOf(' ');
        int zip = line.lastIndexOf(' ', area - 1);
        return new String[] {line.substring(0, zip), line.substring(zip + 1, area), line.substring(area + 1)};
    }

    String phone(String kind) {
        String area =
                kind.equals("tollfree") ? List.of("800", "888", "877", "866").get(random.nextInt(4)) : placeRow()[2];
        String line = "01" + String.format(Locale.ROOT, "%02d", random.nextInt(100));
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(" + area + ") 555-" + line;
            case 2 -> area + "." + "555." + line;
            case 3 -> (kind.equals("tollfree") ? "1-" : "") + area + "-555-" + line;
            default -> area + "-555-" + line;
        };
    }

    String host() {
        return (Lexicon.one("companyFirst", random) + Lexicon.one("street", random))
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                + (random.nextBoolean() ? ".example.com" : ".example");
    }

    String email() {
        String user = random.nextBoolean()
                ? List.of("billing", "info", "office", "records", "frontdesk", "sales", "orders")
                        .get(random.nextInt(7))
                : Lexicon.one("M", random).toLowerCase(Locale.ROOT) + "."
                        + Lexicon.one("L", random).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return user + "@" + host();
    }

    String organisation(String kind) {
        return switch (kind) {
            case "clinic" -> Lexicon.one("clinicFirst", random) + " " + Lexicon.one("clinicLast", random);
            case "hospital" -> Lexicon.one("clinicFirst", random) + " " + Lexicon.one("hospitalLast", random);
            case "pharmacy" -> Lexicon.one("clinicFirst", random) + " " + Lexicon.one("pharmacyLast", random);
            case "labname" -> Lexicon.one("companyFirst", random) + " " + Lexicon.one("labLast", random);
            case "insurer" -> Lexicon.one("insurerFirst", random) + " " + Lexicon.one("insurerLast", random);
            case "company" -> Lexicon.one("companyFirst", random) + " " + Lexicon.one("companyLast", random);
            default ->
                Lexicon.one("L", random) + ", " + Lexicon.one("L", random) + " & " + Lexicon.one("L", random)
                        + List.of(" LLP", ", P.C.", " Law Group", ", Attorneys at Law")
                                .get(random.nextInt(4));
        };
    }
}

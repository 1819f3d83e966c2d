package io.dartwing.corpus;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The made-up facts of one document. `{patient}` is the same person all through it, `{patient#2}`
/// another one, and `{icd10*}` takes a new code, which `{icd10.desc}` then describes.
final class Facts {
    private static final List<String> DATE_FORMATS = List.of(
            "MM/dd/yyyy", "MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "MMM d, yyyy", "yyyy-MM-dd", "dd-MMM-yyyy", "M/d/yy");
    private static final LocalDate LATEST = LocalDate.of(2026, 11, 20);

    private final RandomGenerator random;
    private final People people;
    private final Map<String, Fact> known = new HashMap<>();
    private final Map<String, Integer> fresh = new HashMap<>();
    private final DateTimeFormatter dates;

    Facts(RandomGenerator random) {
        this.random = random;
        people = new People(random);
        dates = DateTimeFormatter.ofPattern(one(DATE_FORMATS), Locale.US);
    }

    /// What a placeholder stands for, with its type when this form of it is labelled.
    ///
    /// @throws IllegalArgumentException for a placeholder that is not known
    Written written(String placeholder) {
        int dot = placeholder.indexOf('.');
        String key = dot < 0 ? placeholder : placeholder.substring(0, dot);
        String attribute = dot < 0 ? "" : placeholder.substring(dot + 1);
        int colon = key.indexOf(':');
        String argument = colon < 0 ? "" : key.substring(colon + 1);
        key = colon < 0 ? key : key.substring(0, colon);
        if (key.endsWith("*")) {
            key = key.substring(0, key.length() - 1);
            fresh.merge(key, 1, Integer::sum);
        }
        int hash = key.indexOf('#');
        String name = hash < 0 ? key : key.substring(0, hash);
        String id = key + "/" + fresh.getOrDefault(key, 0);
        Fact fact = known.get(id);
        if (fact == null || !argument.isEmpty()) {
            fact = make(name, argument);
            known.put(id, fact);
        }
        String form = fact.form(attribute);
        if (form == null) {
            throw new IllegalArgumentException("{" + placeholder + "}: unknown (expected: a placeholder of Facts)");
        }
        return new Written(form, fact.labelled().containsKey(attribute) ? fact.type() : null);
    }

    /// A value as it is written, and its type if it is labelled.
    record Written(String text, @Nullable LabelType type) {}

    private Fact make(String name, String argument) {
        return switch (name) {
            case "patient" -> people.person(LabelType.PERSON_PATIENT);
            case "provider" -> people.person(LabelType.PERSON_PROVIDER);
            case "person" -> people.person(null);
            case "address" -> people.address();
            case "place" -> Fact.plain(people.place());
            case "phone", "fax", "tollfree" -> Fact.labelled(LabelType.PHONE, people.phone(name));
            case "email" -> Fact.labelled(LabelType.EMAIL, people.email());
            case "url" -> Fact.plain("www." + people.host());
            case "clinic", "hospital", "pharmacy", "labname", "insurer", "company", "lawfirm" ->
                Fact.plain(people.organisation(name));
            case "specialty", "dept", "title", "county" -> Fact.plain(Lexicon.one(name, random));
            case "ssn" -> ssn();
            case "dob" -> day(LabelType.DOB, LATEST.minusDays(900 + random.nextInt(31_000)));
            case "dos" -> day(LabelType.DATE_OF_SERVICE, LATEST.minusDays(random.nextInt(700)));
            case "date" -> day(null, LATEST.minusDays(random.nextInt(500)));
            case "due" -> day(null, LATEST.plusDays(random.nextInt(60)));
            case "time" -> Fact.plain(time());
            case "icd10" -> code(LabelType.ICD10, "icd10");
            case "cpt" -> code(LabelType.CPT, "cpt");
            case "medication" -> medication();
            case "lab" -> lab();
            case "amount" -> amount(argument.isEmpty() ? "20-3000" : argument);
            case "num" -> Fact.plain(String.valueOf(between(argument)));
            case "product" -> product();
            case "percent" -> Fact.plain((1 + random.nextInt(60)) + "%");
            case "bp" -> Fact.plain((100 + random.nextInt(60)) + "/" + (60 + random.nextInt(35)));
            default -> identifier(name);
        };
    }

    private Fact identifier(String name) {
        return switch (name) {
            case "npi" -> Fact.labelled(LabelType.NPI, Numbers.npi(random));
            case "npi_bad" -> Fact.labelled(LabelType.NPI_INVALID, Numbers.wrongNpi(random));
            case "dea" -> Fact.labelled(LabelType.DEA, Numbers.dea(random, (char) ('A' + random.nextInt(26))));
            case "ndc" -> Fact.labelled(LabelType.NDC, Numbers.ndc(random));
            case "mrn" ->
                Fact.labelled(
                        LabelType.MRN,
                        one(List.of(
                                Numbers.digits(random, 6),
                                Numbers.digits(random, 7),
                                Numbers.digits(random, 8),
                                "00" + Numbers.digits(random, 6),
                                Numbers.letters(random, 1) + Numbers.digits(random, 7),
                                Numbers.digits(random, 3) + "-" + Numbers.digits(random, 2) + "-"
                                        + Numbers.digits(random, 2))));
            case "member_id" ->
                Fact.labelled(
                        LabelType.MEMBER_ID,
                        one(List.of(
                                Numbers.letters(random, 3) + Numbers.digits(random, 9),
                                Numbers.letters(random, 1) + Numbers.digits(random, 8),
                                Numbers.digits(random, 9) + "-0" + (1 + random.nextInt(4)),
                                Numbers.digits(random, 11),
                                Numbers.letters(random, 2) + Numbers.digits(random, 7) + Numbers.letters(random, 1))));
            case "account" ->
                Fact.labelled(
                        LabelType.ACCOUNT,
                        one(List.of(
                                Numbers.digits(random, 7),
                                Numbers.digits(random, 10),
                                Numbers.digits(random, 4) + "-" + Numbers.digits(random, 3) + "-"
                                        + Numbers.digits(random, 2),
                                Numbers.letters(random, 2) + "-" + Numbers.digits(random, 6))));
            case "group" -> Fact.plain(Numbers.digits(random, 5 + random.nextInt(3)));
            case "ref" ->
                Fact.plain(one(List.of(
                        Numbers.digits(random, 6),
                        Numbers.letters(random, 1) + Numbers.digits(random, 8),
                        Numbers.letters(random, 2) + "-" + Numbers.digits(random, 5),
                        "2026-" + Numbers.digits(random, 5))));
            case "case" ->
                Fact.plain(one(List.of("24-CV-", "25-CV-0", "2026-L-00", "CV-2025-")) + Numbers.digits(random, 4));
            default -> throw new IllegalArgumentException("{" + name + "}: unknown (expected: a placeholder of Facts)");
        };
    }

    private Fact ssn() {
        String ssn = Numbers.ssn(random);
        return new Fact(
                LabelType.SSN,
                Map.of("", ssn),
                Map.of("last4", ssn.substring(7), "masked", "XXX-XX-" + ssn.substring(7)));
    }

    private Fact day(@Nullable LabelType type, LocalDate day) {
        Map<String, String> forms = Map.of(
                "",
                dates.format(day),
                "long",
                DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).format(day),
                "slash",
                DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US).format(day),
                "compact",
                DateTimeFormatter.ofPattern("MM dd yyyy", Locale.US).format(day));
        Map<String, String> beside = Map.of(
                "year",
                String.valueOf(day.getYear()),
                "month",
                DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US).format(day),
                "weekday",
                DateTimeFormatter.ofPattern("EEEE", Locale.US).format(day),
                "age",
                String.valueOf(LATEST.getYear() - day.getYear()));
        if (type == null) {
            Map<String, String> all = new HashMap<>(forms);
            all.putAll(beside);
            return new Fact(null, Map.of(), all);
        }
        return new Fact(type, forms, beside);
    }

    private String time() {
        int hour = 7 + random.nextInt(11);
        int minute = random.nextInt(12) * 5;
        return random.nextBoolean()
                ? String.format(
                        Locale.ROOT, "%d:%02d %s", hour > 12 ? hour - 12 : hour, minute, hour < 12 ? "AM" : "PM")
                : String.format(Locale.ROOT, "%02d:%02d", hour, minute);
    }

    private Fact code(LabelType type, String list) {
        String line = Lexicon.one(list, random);
        int space = line.indexOf(' ');
        return new Fact(type, Map.of("", line.substring(0, space)), Map.of("desc", line.substring(space + 1)));
    }

    private Fact medication() {
        List<String> row = Lexicon.row("medications", random);
        String dose = one(List.of(row.get(1).split(", ")));
        String name = row.get(0);
        return new Fact(
                LabelType.MEDICATION,
                Map.of("", name, "lower", name.toLowerCase(Locale.ROOT), "caps", name.toUpperCase(Locale.ROOT)),
                Map.of(
                        "dose", dose,
                        "form", row.get(2),
                        "sig", row.get(3),
                        "qty", one(List.of("30", "60", "90", "14", "20", "120", "1")),
                        "refills", one(List.of("0", "1", "2", "3", "5", "11", "none"))));
    }

    private Fact lab() {
        List<String> row = Lexicon.row("labs", random);
        int decimals = Integer.parseInt(row.get(4));
        double low = Double.parseDouble(row.get(2));
        double high = Double.parseDouble(row.get(3));
        String format = "%." + decimals + "f";
        double at = random.nextInt(4) == 0 ? random.nextDouble(-0.4, 1.8) : random.nextDouble(0.05, 0.95);
        double value = Math.max(low * 0.5, low + (high - low) * at);
        String flag = value < low ? "L" : value > high ? "H" : "";
        return new Fact(
                LabelType.LAB_TEST,
                Map.of("", row.get(0), "caps", row.get(0).toUpperCase(Locale.ROOT)),
                Map.of(
                        "value", String.format(Locale.ROOT, format, value),
                        "unit", row.get(1),
                        "range", String.format(Locale.ROOT, format + "-" + format, low, high),
                        "flag", flag,
                        "word", flag.equals("L") ? "Low" : flag.equals("H") ? "High" : ""));
    }

    private Fact amount(String range) {
        int whole = between(range);
        String text = "$" + String.format(Locale.US, "%,d", whole);
        return new Fact(
                LabelType.AMOUNT,
                Map.of(
                        "",
                        text + String.format(Locale.ROOT, ".%02d", random.nextInt(100)),
                        "whole",
                        text,
                        "round",
                        text + ".00"),
                Map.of("plain", String.format(Locale.US, "%,d.%02d", whole, random.nextInt(100))));
    }

    private Fact product() {
        return new Fact(
                null,
                Map.of(),
                Map.of(
                        "",
                        Lexicon.one("products", random),
                        "sku",
                        Numbers.letters(random, 2) + "-" + Numbers.digits(random, 4 + random.nextInt(2))));
    }

    private int between(String range) {
        int dash = range.indexOf('-');
        int low = Integer.parseInt(range.substring(0, dash));
        int high = Integer.parseInt(range.substring(dash + 1));
        return low + random.nextInt(high - low + 1);
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

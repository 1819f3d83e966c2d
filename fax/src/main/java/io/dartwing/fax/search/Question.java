package io.dartwing.fax.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a question as people ask it (“lab results from Mercy that came in last week”) into what the search
/// understands, by a grammar of ours: nothing leaves the server, and the same question always means the same.
final class Question {
    /// @param q what it means, as [SearchText] reads it
    /// @param ignored words that were recognised as something a search can't ask for
    record Meant(String q, List<String> ignored) {}

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[\\p{L}\\p{N}+@._'’/-]+");
    private static final Map<String, String> CATEGORIES = categories();
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("failed", "failed"),
            Map.entry("undelivered", "failed"),
            Map.entry("held", "held"),
            Map.entry("quarantined", "held"),
            Map.entry("rejected", "rejected"),
            Map.entry("queued", "queued"),
            Map.entry("waiting", "queued"),
            Map.entry("scheduled", "queued"),
            Map.entry("cancelled", "cancelled"),
            Map.entry("canceled", "cancelled"),
            Map.entry("uncertain", "uncertain"));
    private static final Map<String, String> DIRECTIONS = Map.ofEntries(
            Map.entry("received", "inbound"),
            Map.entry("incoming", "inbound"),
            Map.entry("inbound", "inbound"),
            Map.entry("arrived", "inbound"),
            Map.entry("came in", "inbound"),
            Map.entry("got", "inbound"),
            Map.entry("sent us", "inbound"),
            Map.entry("sent", "outbound"),
            Map.entry("outgoing", "outbound"),
            Map.entry("outbound", "outbound"),
            Map.entry("went out", "outbound"));
    private static final Set<String> SMALL = Set.of(
            "a",
            "about",
            "all",
            "an",
            "and",
            "any",
            "are",
            "be",
            "been",
            "by",
            "can",
            "concerning",
            "containing",
            "contain",
            "did",
            "do",
            "document",
            "documents",
            "every",
            "everything",
            "fax",
            "faxes",
            "find",
            "for",
            "get",
            "give",
            "had",
            "has",
            "have",
            "i",
            "in",
            "is",
            "it",
            "list",
            "look",
            "me",
            "mention",
            "mentioning",
            "mentions",
            "my",
            "of",
            "on",
            "our",
            "please",
            "regarding",
            "search",
            "show",
            "that",
            "the",
            "there",
            "these",
            "they",
            "this",
            "those",
            "us",
            "was",
            "we",
            "were",
            "what",
            "where",
            "which",
            "who",
            "whose",
            "with",
            "you");
    private static final Set<String> NOT_SOUGHT = Set.of(
            "unsigned",
            "signed",
            "unread",
            "read",
            "unassigned",
            "assigned",
            "urgent",
            "snoozed",
            "undone",
            "finished");
    private static final Map<String, Integer> UNITS = Map.of("day", 1, "week", 7, "month", 30, "year", 365);
    private static final int LONGEST_NAME = 4;

    private final LocalDate today;
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final List<String> sought = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Map<String, String> categories;
    private int at;

    private Question(String text, LocalDate today, Map<String, String> own) {
        this.today = today;
        this.categories = new LinkedHashMap<>(CATEGORIES);
        own.forEach((label, code) -> categories.put(label.toLowerCase(Locale.ROOT), code));
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("[.'’]+$|['’]s$", ""));
        }
        words.removeIf(String::isBlank);
    }

    /// @param own categories of the organisation's own, their codes by their labels
    static Meant understand(String text, LocalDate today, Map<String, String> own) {
        var question = new Question(text, today, own);
        while (question.at < question.words.size()) {
            question.next();
        }
        var parts = new ArrayList<String>();
        question.filters.forEach((field, value) -> parts.add(field + ":" + value));
        parts.addAll(question.sought);
        return new Meant(String.join(" ", parts), question.ignored);
    }

    private void next() {
        if (words.get(at).startsWith("\"")) {
            sought.add(words.get(at++));
        } else if (!time()
                && !named(categories, "category")
                && !party()
                && !named(DIRECTIONS, "direction")
                && !named(STATES, "status")) {
            String word = lower(at++);
            if (NOT_SOUGHT.contains(word)) {
                ignored.add(word);
            } else if (!SMALL.contains(word)) {
                sought.add(quoted(words.get(at - 1)));
            }
        }
    }

    private String lower(int index) {
        return index < words.size() ? words.get(index).toLowerCase(Locale.ROOT) : "";
    }

    private String lower(int from, int count) {
        return from + count > words.size()
                ? ""
                : String.join(" ", words.subList(from, from + count)).toLowerCase(Locale.ROOT);
    }

    /// The longest name that stands here; several values of a field are alternatives.
    private boolean named(Map<String, String> names, String field) {
        for (int count = 3; count > 0; count--) {
            String value = names.get(lower(at, count));
            if (value != null) {
                filters.merge(
                        field,
                        value,
                        (one, other) -> Arrays.asList(one.split(",")).contains(other) ? one : one + "," + other);
                at += count;
                return true;
            }
        }
        return false;
    }

    /// `from` and `to` and a name or number; behind `from` there may be a time instead.
    private boolean party() {
        String field = lower(at);
        if (!field.equals("from") && !field.equals("to") && !field.equals("by")) {
            return false;
        }
        int name = at + 1;
        while (Set.of("the", "dr", "dr.", "a", "an", "mr", "mrs", "ms").contains(lower(name))) {
            name++;
        }
        int end = name;
        while (end < words.size() && end - name < LONGEST_NAME && partOfName(end)) {
            end++;
        }
        if (end == name) {
            return false;
        }
        filters.putIfAbsent(
                field.equals("to") ? "to" : "from",
                quoted(String.join(" ", words.subList(name, end)).replace("\"", "")));
        at = end;
        return true;
    }

    private boolean partOfName(int index) {
        String word = lower(index);
        var ahead = new Question("", today, Map.of());
        ahead.words.addAll(words);
        ahead.at = index;
        return !SMALL.contains(word)
                && !NOT_SOUGHT.contains(word)
                && !DIRECTIONS.containsKey(word)
                && !STATES.containsKey(word)
                && !Set.of("from", "to", "since", "before", "after", "until", "between")
                        .contains(word)
                && !ahead.time();
    }

    private static String quoted(String text) {
        return text.contains(" ") ? "\"" + text + "\"" : text;
    }

    /// A time that stands here.
    private boolean time() {
        String word = lower(at);
        int skipped = Set.of("in", "on", "of", "from", "during").contains(word) ? 1 : 0;
        int mark = at;
        at += skipped;
        if (period() || (Set.of("since", "after", "before", "until").contains(word) && bound(word))) {
            return true;
        }
        at = mark;
        return false;
    }

    /// The day that a text says, if it says one.
    static Optional<LocalDate> day(String text, LocalDate today) {
        return new Question(text, today, Map.of()).day();
    }

    /// The states that a search can ask for.
    static List<String> states() {
        return STATES.values().stream().distinct().sorted().toList();
    }

    /// The single words that it knows, in small letters.
    static Set<String> vocabulary() {
        return Stream.of(CATEGORIES.keySet(), STATES.keySet(), DIRECTIONS.keySet(), SMALL, NOT_SOUGHT, UNITS.keySet())
                .flatMap(Set::stream)
                .flatMap(words -> Arrays.stream(words.split(" ")))
                .collect(Collectors.toSet());
    }

    private boolean bound(String word) {
        at++;
        Optional<LocalDate> day = day();
        day.ifPresent(found -> filters.put(
                Set.of("since", "after").contains(word) ? "after" : "before",
                (word.equals("until") ? found.plusDays(1) : found).toString()));
        return day.isPresent();
    }

    private boolean period() {
        String word = lower(at);
        String unit = lower(at + 1).replaceAll("s$", "");
        if (word.equals("today") || word.equals("yesterday")) {
            at++;
            LocalDate day = word.equals("today") ? today : today.minusDays(1);
            return between(day, day.plusDays(1));
        }
        if (Set.of("this", "last", "past", "previous").contains(word)) {
            if (UNITS.containsKey(unit) && lower(at + 1).equals(unit)) {
                at += 2;
                return calendar(unit, !word.equals("this"));
            }
            unit = lower(at + 2).replaceAll("s$", "");
            if (lower(at + 1).matches("\\d{1,3}") && UNITS.containsKey(unit)) {
                LocalDate since = today.minusDays((long) Integer.parseInt(lower(at + 1)) * UNITS.get(unit));
                at += 3;
                return between(since, null);
            }
        }
        int mark = at;
        Month month = month(word);
        if (month != null && !lower(at + 1).matches("\\d{1,2}(st|nd|rd|th)?")) {
            at++;
            int year = year(month);
            LocalDate first = LocalDate.of(year, month, 1);
            return between(first, first.plusMonths(1));
        }
        Optional<LocalDate> day = day();
        if (day.isEmpty()) {
            at = mark;
            return false;
        }
        return between(day.get(), day.get().plusDays(1));
    }

    private boolean calendar(String unit, boolean last) {
        return switch (unit) {
            case "day" -> between(today.minusDays(last ? 1 : 0), today.plusDays(last ? 0 : 1));
            case "week" -> {
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(last ? 1 : 0);
                yield between(monday, monday.plusWeeks(1));
            }
            case "month" -> {
                LocalDate first = today.withDayOfMonth(1).minusMonths(last ? 1 : 0);
                yield between(first, first.plusMonths(1));
            }
            default -> {
                LocalDate first = today.withDayOfYear(1).minusYears(last ? 1 : 0);
                yield between(first, first.plusYears(1));
            }
        };
    }

    private boolean between(LocalDate since, @Nullable LocalDate until) {
        filters.put("after", since.toString());
        if (until != null) {
            filters.put("before", until.toString());
        }
        return true;
    }

    /// The year that is named behind a month, else the last one that had it.
    private int year(Month month) {
        if (lower(at).matches("(19|20)\\d\\d")) {
            return Integer.parseInt(lower(at++));
        }
        return month.getValue() > today.getMonthValue() ? today.getYear() - 1 : today.getYear();
    }

    private static @Nullable Month month(String word) {
        if (word.length() < 3) {
            return null;
        }
        return Arrays.stream(Month.values())
                .filter(month -> month.name().toLowerCase(Locale.ROOT).equals(word)
                        || word.length() == 3
                                && !word.equals("may")
                                && !word.equals("mar")
                                && month.name().toLowerCase(Locale.ROOT).startsWith(word))
                .findFirst()
                .orElse(null);
    }

    /// `2026-11-03`, `11/3/2026`, `November 3`, `3 November 2025`, `monday`, `yesterday`.
    private Optional<LocalDate> day() {
        String word = lower(at);
        try {
            if (word.matches("\\d{4}-\\d\\d-\\d\\d")) {
                at++;
                return Optional.of(LocalDate.parse(word));
            }
            Matcher slashes = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})").matcher(word);
            if (slashes.matches()) {
                at++;
                return Optional.of(LocalDate.of(
                        Integer.parseInt(slashes.group(3)),
                        Integer.parseInt(slashes.group(1)),
                        Integer.parseInt(slashes.group(2))));
            }
            if (word.equals("today") || word.equals("yesterday")) {
                at++;
                return Optional.of(word.equals("today") ? today : today.minusDays(1));
            }
            String next = lower(at + 1);
            String number = "(\\d{1,2})(st|nd|rd|th)?";
            Month month = month(word);
            if (month != null && next.matches(number)) {
                at += 2;
                return Optional.of(LocalDate.of(year(month), month, Integer.parseInt(next.replaceAll("\\D", ""))));
            }
            month = month(next);
            if (month != null && word.matches(number)) {
                at += 2;
                return Optional.of(LocalDate.of(year(month), month, Integer.parseInt(word.replaceAll("\\D", ""))));
            }
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
        Optional<DayOfWeek> weekday = Arrays.stream(DayOfWeek.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        weekday.ifPresent(each -> at++);
        return weekday.map(each -> today.with(TemporalAdjusters.previous(each)));
    }

    private static Map<String, String> categories() {
        var names = new LinkedHashMap<String, String>();
        put(names, "prescription", "prescription", "prescriptions", "rx", "refill", "refills", "refill requests");
        put(
                names,
                "lab_results",
                "lab result",
                "lab results",
                "lab report",
                "lab reports",
                "labs",
                "laboratory results");
        put(names, "referral", "referral", "referrals", "referral letters");
        put(names, "prior_auth", "prior auth", "prior auths", "prior authorization", "prior authorizations");
        put(names, "prior_auth", "prior authorisation", "prior authorisations");
        put(names, "medical_records", "medical record", "medical records", "chart notes", "records request");
        put(names, "invoice", "invoice", "invoices", "bill", "bills");
        put(names, "contract", "contract", "contracts", "agreement", "agreements");
        put(names, "purchase_order", "purchase order", "purchase orders");
        put(names, "resume", "resume", "resumes", "résumé", "résumés", "job applications");
        put(names, "marketing", "advertising", "advertisement", "advertisements", "junk", "flyers", "marketing");
        put(names, "legal", "legal documents", "legal", "subpoena", "subpoenas");
        put(names, "insurance", "insurance", "insurance documents", "insurance letters");
        return Map.copyOf(names);
    }

    private static void put(Map<String, String> names, String code, String... known) {
        Arrays.stream(known).forEach(name -> names.put(name, code));
    }
}

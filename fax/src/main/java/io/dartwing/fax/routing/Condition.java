package io.dartwing.fax.routing;

import io.dartwing.engine.reading.entity.EntityType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One comparison of a rule, for example `recipient_number equals +12025550143`.
///
/// `category` compares the category's code, or `unsure` when a person should look. Of a fax that
/// could not be judged the category is `unsure`, and neither `spam_score`, `contains_phi`,
/// `category_confidence`, `entity` nor `form` ever holds; nor does `barcode` of one whose codes
/// were not looked for.
///
/// @param zone where `text_zone` looks; null for every other field
public record Condition(
        Field field,
        Operator operator,
        String value,
        @Nullable Zone zone) implements Criterion {
    private static final String CODE = "[a-z][a-z0-9_]{0,39}";
    private static final int LONGEST = 200;

    public enum Field {
        RECIPIENT_NUMBER,
        SENDER_NUMBER,
        STATION_ID,
        PAGES,
        KEYWORD,
        TEXT_ZONE,
        BARCODE,
        CATEGORY,
        CATEGORY_CONFIDENCE,
        ENTITY,
        FORM,
        SPAM_SCORE,
        CONTAINS_PHI,
        TIME_OF_DAY,
        DAY_OF_WEEK,
        DATE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        STARTS_WITH,
        CONTAINS,
        MATCHES,
        GREATER_THAN,
        LESS_THAN;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Condition(Field field, Operator operator, String value) {
        this(field, operator, value, null);
    }

    @Override
    public Optional<String> fault() {
        if ((zone != null) != (field == Field.TEXT_ZONE)) {
            return Optional.of("zone: (expected: with text_zone, and only there)");
        }
        boolean fits = switch (field) {
            case CATEGORY, FORM -> same() && value.matches(CODE);
            case CONTAINS_PHI -> operator == Operator.EQUALS && value.matches("true|false");
            case ENTITY -> same() && entity(value);
            case SPAM_SCORE, CATEGORY_CONFIDENCE -> ordered() && value.matches("[0-9]{1,2}|100");
            case PAGES -> value.matches("[0-9]{1,4}") && (same() || ordered());
            case TIME_OF_DAY -> value.matches("([01][0-9]|2[0-3]):[0-5][0-9]") && ordered();
            case DATE -> (same() || ordered()) && date();
            case DAY_OF_WEEK -> value.matches("(?i)monday|tuesday|wednesday|thursday|friday|saturday|sunday") && same();
            case TEXT_ZONE -> zone != null && zone.fits() && text();
            case RECIPIENT_NUMBER, SENDER_NUMBER, STATION_ID, KEYWORD, BARCODE -> text();
        };
        return fits ? Optional.empty() : Optional.of(field.text() + ": (expected: " + expected() + ")");
    }

    private String expected() {
        return switch (field) {
            case CATEGORY -> "a category's code, or unsure, with equals or not_equals";
            case CONTAINS_PHI -> "true or false with equals";
            case FORM -> "a form template's name, with equals or not_equals";
            case ENTITY -> "a kind such as medication or mrn, with equals or not_equals";
            case SPAM_SCORE, CATEGORY_CONFIDENCE -> "0 to 100 with greater_than or less_than";
            case PAGES -> "a whole number, compared by size";
            case TIME_OF_DAY -> "HH:MM with greater_than or less_than";
            case DATE -> "a day such as 2026-12-25, or each year's 12-25 with equals or not_equals";
            case DAY_OF_WEEK -> "the English name of a day with equals or not_equals";
            case TEXT_ZONE ->
                "1 to 200 characters and a zone of page, x, y, w and h in fractions of the page;"
                        + " with matches a regular expression of RE2";
            case RECIPIENT_NUMBER, SENDER_NUMBER, STATION_ID, KEYWORD, BARCODE ->
                "1 to 200 characters, compared as text; with matches a regular expression of RE2";
        };
    }

    private boolean ordered() {
        return operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
    }

    private boolean same() {
        return operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
    }

    private boolean text() {
        return !ordered()
                && !value.isBlank()
                && value.length() <= LONGEST
                && (operator != Operator.MATCHES || TextPattern.usable(value));
    }

    private boolean everyYear() {
        return value.length() == "12-25".length();
    }

    private boolean date() {
        try {
            // A leap year, so that each year's 29 February can be named.
            LocalDate.parse(everyYear() ? "2028-" + value : value);
            return !everyYear() || same();
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }

    private static boolean entity(String kind) {
        return Arrays.stream(EntityType.values())
                .anyMatch(type -> type.name().toLowerCase(Locale.ROOT).equals(kind));
    }

    @Override
    public boolean holds(RoutingFacts facts) {
        return switch (field) {
            case RECIPIENT_NUMBER -> compare(facts.recipientNumber());
            case SENDER_NUMBER -> compare(facts.senderNumber());
            case STATION_ID -> compare(facts.stationId());
            case KEYWORD -> compare(facts.text());
            case TEXT_ZONE -> zone != null && compare(zone.text(facts.words()));
            case BARCODE -> facts.barcodes() != null && compare(facts.barcodes());
            case CATEGORY -> compare(facts.category());
            case CATEGORY_CONFIDENCE ->
                facts.judgement().categoryConfidence() != null
                        && compare(Integer.compare(
                                Math.round(facts.judgement().categoryConfidence() * 100), Integer.parseInt(value)));
            case ENTITY ->
                facts.entities() != null && facts.entities().contains(value) == (operator == Operator.EQUALS);
            case FORM -> facts.forms() != null && facts.forms().contains(value) == (operator == Operator.EQUALS);
            case CONTAINS_PHI ->
                facts.judgement().containsPhi() != null
                        && value.equals(facts.judgement().containsPhi().toString());
            case SPAM_SCORE ->
                facts.judgement().spamScore() != null
                        && compare(Integer.compare(facts.judgement().spamScore(), Integer.parseInt(value)));
            case DAY_OF_WEEK -> compare(facts.receivedAt().getDayOfWeek().name());
            case PAGES -> compare(Integer.compare(facts.pages(), Integer.parseInt(value)));
            case TIME_OF_DAY ->
                compare("%02d:%02d"
                        .formatted(
                                facts.receivedAt().getHour(), facts.receivedAt().getMinute())
                        .compareTo(value));
            case DATE -> {
                String day = facts.receivedAt().toLocalDate().toString();
                yield compare((everyYear() ? day.substring(day.length() - value.length()) : day).compareTo(value));
            }
        };
    }

    /// Of several codes one that fits is enough; that none is the same asks all.
    private boolean compare(List<String> codes) {
        return operator == Operator.NOT_EQUALS
                ? codes.stream().allMatch(this::compare)
                : codes.stream().anyMatch(this::compare);
    }

    private boolean compare(String actual) {
        String left = actual.toLowerCase(Locale.ROOT);
        String right = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case EQUALS -> left.strip().equals(right.strip());
            case NOT_EQUALS -> !left.strip().equals(right.strip());
            case STARTS_WITH -> left.startsWith(right);
            case CONTAINS -> left.contains(right);
            case MATCHES -> TextPattern.found(value, actual);
            case GREATER_THAN, LESS_THAN -> false;
        };
    }

    private boolean compare(int order) {
        return switch (operator) {
            case EQUALS -> order == 0;
            case NOT_EQUALS -> order != 0;
            case GREATER_THAN -> order > 0;
            case LESS_THAN -> order < 0;
            case STARTS_WITH, CONTAINS, MATCHES -> false;
        };
    }

    @Override
    public String sentence() {
        return field.text().replace('_', ' ')
                + (zone == null ? "" : " (" + zone.sentence() + ")") + " "
                + operator.text().replace('_', ' ') + " " + value;
    }

    @Override
    public String unmet(RoutingFacts facts) {
        return "not (" + sentence() + ")";
    }

    @Override
    public Stream<Condition> conditions() {
        return Stream.of(this);
    }
}

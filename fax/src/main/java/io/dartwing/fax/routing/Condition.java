package io.dartwing.fax.routing;

import java.util.Locale;
import java.util.Optional;

/// One comparison of a rule, for example `recipient_number equals +12025550143`.
///
/// `category` compares the category's code, or `unsure` when a person should look. Of a fax that
/// could not be judged the category is `unsure`, and neither `spam_score` nor `contains_phi` ever
/// holds.
public record Condition(Field field, Operator operator, String value) {
    private static final String CODE = "[a-z][a-z0-9_]{0,39}";

    public enum Field {
        RECIPIENT_NUMBER,
        SENDER_NUMBER,
        STATION_ID,
        PAGES,
        KEYWORD,
        CATEGORY,
        SPAM_SCORE,
        CONTAINS_PHI,
        TIME_OF_DAY,
        DAY_OF_WEEK;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        STARTS_WITH,
        CONTAINS,
        GREATER_THAN,
        LESS_THAN;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is wrong with it, in the form `name: value (expected: …)`; empty when it can be used.
    public Optional<String> fault() {
        boolean ordered = operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
        boolean same = operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        return switch (field) {
            case CATEGORY ->
                same && value.matches(CODE)
                        ? Optional.empty()
                        : Optional.of("category: (expected: a category's code, or unsure, with equals or not_equals)");
            case CONTAINS_PHI ->
                operator == Operator.EQUALS && value.matches("true|false")
                        ? Optional.empty()
                        : Optional.of("contains_phi: (expected: true or false with equals)");
            case SPAM_SCORE ->
                ordered && value.matches("[0-9]{1,2}|100")
                        ? Optional.empty()
                        : Optional.of("spam_score: (expected: 0 to 100 with greater_than or less_than)");
            case PAGES ->
                value.matches("[0-9]{1,4}") && operator != Operator.STARTS_WITH && operator != Operator.CONTAINS
                        ? Optional.empty()
                        : Optional.of("pages: " + operator.text() + " (expected: a whole number, compared by size)");
            case TIME_OF_DAY ->
                value.matches("([01][0-9]|2[0-3]):[0-5][0-9]") && ordered
                        ? Optional.empty()
                        : Optional.of("time_of_day: (expected: HH:MM with greater_than or less_than)");
            case DAY_OF_WEEK ->
                value.matches("(?i)monday|tuesday|wednesday|thursday|friday|saturday|sunday") && same
                        ? Optional.empty()
                        : Optional.of("day_of_week: (expected: the English name of a day with equals or not_equals)");
            case RECIPIENT_NUMBER, SENDER_NUMBER, STATION_ID, KEYWORD ->
                ordered || value.isBlank() || value.length() > 200
                        ? Optional.of(field.text() + ": (expected: 1 to 200 characters, compared as text)")
                        : Optional.empty();
        };
    }

    public boolean holds(RoutingFacts facts) {
        return switch (field) {
            case RECIPIENT_NUMBER -> compare(facts.recipientNumber());
            case SENDER_NUMBER -> compare(facts.senderNumber());
            case STATION_ID -> compare(facts.stationId());
            case KEYWORD -> compare(facts.text());
            case CATEGORY -> compare(facts.category());
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
        };
    }

    private boolean compare(String actual) {
        String left = actual.toLowerCase(Locale.ROOT);
        String right = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case EQUALS -> left.strip().equals(right.strip());
            case NOT_EQUALS -> !left.strip().equals(right.strip());
            case STARTS_WITH -> left.startsWith(right);
            case CONTAINS -> left.contains(right);
            case GREATER_THAN, LESS_THAN -> false;
        };
    }

    private boolean compare(int order) {
        return switch (operator) {
            case EQUALS -> order == 0;
            case NOT_EQUALS -> order != 0;
            case GREATER_THAN -> order > 0;
            case LESS_THAN -> order < 0;
            case STARTS_WITH, CONTAINS -> false;
        };
    }

    /// For people: `recipient number equals +12025550143`.
    public String sentence() {
        return field.text().replace('_', ' ') + " " + operator.text().replace('_', ' ') + " " + value;
    }
}

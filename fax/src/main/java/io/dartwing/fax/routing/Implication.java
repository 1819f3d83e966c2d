package io.dartwing.fax.routing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Whether one criterion holding means that another holds too. Pure, and careful: a yes is certain,
/// a no only means that it can't be told from the words of the rules.
final class Implication {
    private Implication() {}

    static boolean implies(Criterion given, Criterion then) {
        if (given.equals(then)) {
            return true;
        }
        if (then instanceof ConditionGroup group
                && (group.all() || group.parts().isEmpty())) {
            return group.parts().stream().allMatch(part -> implies(given, part));
        }
        if (given instanceof ConditionGroup group
                && !group.all()
                && !group.parts().isEmpty()) {
            return group.parts().stream().allMatch(part -> implies(part, then));
        }
        if (then instanceof ConditionGroup group && group.parts().stream().anyMatch(part -> implies(given, part))) {
            return true;
        }
        if (given instanceof ConditionGroup group) {
            return group.parts().stream().anyMatch(part -> implies(part, then));
        }
        return then instanceof Condition wanted && implies((Condition) given, wanted);
    }

    private static boolean implies(Condition given, Condition then) {
        if (given.field() != then.field() || !Objects.equals(given.zone(), then.zone())) {
            return false;
        }
        return switch (given.field()) {
            case PAGES, SPAM_SCORE, CATEGORY_CONFIDENCE ->
                bounded(given, then, Integer.parseInt(given.value()) - Integer.parseInt(then.value()));
            case TIME_OF_DAY -> bounded(given, then, given.value().compareTo(then.value()));
            case DATE ->
                given.value().length() == then.value().length()
                        && bounded(given, then, given.value().compareTo(then.value()));
            case DAY_OF_WEEK, CATEGORY, ENTITY, FORM, CONTAINS_PHI -> same(given, then) || other(given, then);
            case BARCODE -> texts(given, then);
            case RECIPIENT_NUMBER, SENDER_NUMBER, STATION_ID, KEYWORD, TEXT_ZONE ->
                texts(given, then) || other(given, then);
        };
    }

    /// @param order of the value of `given` against that of `then`
    private static boolean bounded(Condition given, Condition then, int order) {
        return switch (given.operator()) {
            case EQUALS ->
                switch (then.operator()) {
                    case EQUALS -> order == 0;
                    case NOT_EQUALS -> order != 0;
                    case GREATER_THAN -> order > 0;
                    case LESS_THAN -> order < 0;
                    default -> false;
                };
            case GREATER_THAN ->
                then.operator() == Condition.Operator.GREATER_THAN && order >= 0
                        || then.operator() == Condition.Operator.NOT_EQUALS && order >= 0;
            case LESS_THAN ->
                then.operator() == Condition.Operator.LESS_THAN && order <= 0
                        || then.operator() == Condition.Operator.NOT_EQUALS && order <= 0;
            case NOT_EQUALS -> then.operator() == Condition.Operator.NOT_EQUALS && order == 0;
            default -> false;
        };
    }

    private static boolean same(Condition given, Condition then) {
        return given.operator() == then.operator() && plain(given).equals(plain(then));
    }

    /// One value that is this is not that.
    private static boolean other(Condition given, Condition then) {
        return given.field() != Condition.Field.ENTITY
                && given.field() != Condition.Field.FORM
                && given.operator() == Condition.Operator.EQUALS
                && then.operator() == Condition.Operator.NOT_EQUALS
                && !plain(given).equals(plain(then));
    }

    private static boolean texts(Condition given, Condition then) {
        if (same(given, then) && given.operator() != Condition.Operator.MATCHES) {
            return true;
        }
        String known = plain(given);
        String wanted = then.value().toLowerCase(Locale.ROOT);
        // Comparing whole texts ignores blanks around them, comparing parts doesn't.
        boolean exact = wanted.equals(wanted.strip());
        return switch (given.operator()) {
            case EQUALS -> exact && then.operator() == Condition.Operator.CONTAINS && known.contains(wanted);
            case STARTS_WITH ->
                then.operator() == Condition.Operator.STARTS_WITH
                                && given.value().toLowerCase(Locale.ROOT).startsWith(wanted)
                        || then.operator() == Condition.Operator.CONTAINS
                                && given.value().toLowerCase(Locale.ROOT).contains(wanted);
            case CONTAINS ->
                then.operator() == Condition.Operator.CONTAINS
                        && given.value().toLowerCase(Locale.ROOT).contains(wanted);
            default -> false;
        };
    }

    private static String plain(Condition condition) {
        return condition.value().toLowerCase(Locale.ROOT).strip();
    }

    /// Whether no fax can ever fit.
    static boolean impossible(ConditionGroup when) {
        if (when.parts().isEmpty()) {
            return false;
        }
        if (!when.all()) {
            return when.parts().stream().allMatch(part -> part instanceof ConditionGroup group && impossible(group));
        }
        List<Condition> direct = when.parts().stream()
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .toList();
        return when.parts().stream().anyMatch(part -> part instanceof ConditionGroup group && impossible(group))
                || direct.stream().anyMatch(one -> direct.stream().anyMatch(two -> exclude(one, two)));
    }

    private static boolean exclude(Condition one, Condition two) {
        if (one.field() != two.field() || !Objects.equals(one.zone(), two.zone())) {
            return false;
        }
        boolean equal = one.operator() == Condition.Operator.EQUALS;
        return switch (one.field()) {
            case ENTITY, FORM -> opposite(one, two);
            case BARCODE -> false;
            case PAGES, SPAM_SCORE, CATEGORY_CONFIDENCE ->
                apart(one, two, Integer.parseInt(one.value()) - Integer.parseInt(two.value()));
            case TIME_OF_DAY -> apart(one, two, one.value().compareTo(two.value()));
            case DATE ->
                one.value().length() == two.value().length()
                        && apart(one, two, one.value().compareTo(two.value()));
            default ->
                opposite(one, two)
                        || equal
                                && two.operator() == Condition.Operator.EQUALS
                                && !plain(one).equals(plain(two));
        };
    }

    private static boolean opposite(Condition one, Condition two) {
        return one.operator() == Condition.Operator.EQUALS
                && two.operator() == Condition.Operator.NOT_EQUALS
                && plain(one).equals(plain(two));
    }

    private static boolean apart(Condition one, Condition two, int order) {
        return switch (one.operator()) {
            case EQUALS ->
                switch (two.operator()) {
                    case EQUALS -> order != 0;
                    case NOT_EQUALS -> order == 0;
                    case GREATER_THAN -> order <= 0;
                    case LESS_THAN -> order >= 0;
                    default -> false;
                };
            case GREATER_THAN -> two.operator() == Condition.Operator.LESS_THAN && order >= 0;
            default -> false;
        };
    }
}

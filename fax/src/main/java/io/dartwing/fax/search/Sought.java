package io.dartwing.fax.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What somebody looks for, understood.
sealed interface Sought {
    /// Where words are looked for.
    enum Part {
        TEXT,
        SUBJECT,
        FROM,
        TO
    }

    record All(List<Sought> parts) implements Sought {
        @Override
        public String toString() {
            return joined(parts, " and ");
        }
    }

    record Any(List<Sought> parts) implements Sought {
        @Override
        public String toString() {
            return joined(parts, " or ");
        }
    }

    record Not(Sought part) implements Sought {
        @Override
        public String toString() {
            return "not " + grouped(part);
        }
    }

    /// @param beginning other words that begin so count too
    record Word(String word, boolean beginning) implements Sought {
        /// Recognition errs in long words; in numbers a wrong digit is another number.
        boolean mayBeMisread() {
            return !beginning
                    && word.length() >= SHORTEST_MISREAD
                    && word.chars().allMatch(Character::isLetter);
        }

        @Override
        public String toString() {
            return word + (beginning ? "…" : "");
        }
    }

    record Phrase(List<String> words) implements Sought {
        @Override
        public String toString() {
            return "“" + String.join(" ", words) + "”";
        }
    }

    /// A telephone number, digits only.
    record Number(String digits, boolean beginning) implements Sought {
        @Override
        public String toString() {
            return "number " + digits + (beginning ? "…" : "");
        }
    }

    record In(Part part, Sought what) implements Sought {
        @Override
        public String toString() {
            return part.name().toLowerCase(Locale.ROOT) + " " + grouped(what);
        }
    }

    /// One of the values of `category`, `status` or `direction`.
    record Is(String field, List<String> values) implements Sought {
        @Override
        public String toString() {
            return field + " " + String.join(" or ", values);
        }
    }

    /// Something of this kind that was found on the pages.
    ///
    /// @param said as it was typed
    /// @param keys all of them, see [FoundKeys]
    record Found(String field, String said, List<String> keys) implements Sought {
        @Override
        public String toString() {
            return field + " " + said;
        }
    }

    record Between(@Nullable Instant since, @Nullable Instant until) implements Sought {
        @Override
        public String toString() {
            return since == null ? "before " + until : until == null ? "since " + since : since + " to " + until;
        }
    }

    record Everything() implements Sought {
        @Override
        public String toString() {
            return "everything";
        }
    }

    int SHORTEST_MISREAD = 5;

    /// Whether this field decides about what is found.
    default boolean asksFor(String name) {
        return switch (this) {
            case All(var parts) -> parts.stream().anyMatch(part -> part.asksFor(name));
            case Any(var parts) -> parts.stream().anyMatch(part -> part.asksFor(name));
            case Not(var part) -> part.asksFor(name);
            case In(var part, var what) -> what.asksFor(name);
            case Is(var field, var values) -> field.equals(name);
            case Found(var field, var said, var keys) -> name.equals("found");
            case Word ignored -> false;
            case Phrase ignored -> false;
            case Number ignored -> false;
            case Between ignored -> false;
            case Everything ignored -> false;
        };
    }

    private static String joined(List<Sought> parts, String word) {
        return parts.stream().map(Sought::grouped).collect(Collectors.joining(word));
    }

    static String grouped(Sought part) {
        return part instanceof All || part instanceof Any ? "(" + part + ")" : part.toString();
    }
}

package io.dartwing.fax.search;

import io.dartwing.platform.problem.PlatformError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands what people type: words (all of them), `"a phrase"`, `begin*`, `AND`, `OR`, `NOT` or `-`, parentheses,
/// and `from:`, `to:`, `subject:`, `text:`, `category:`, `status:`, `direction:`, `after:`, `before:`, and
/// what was found on the pages: `patient:`, `provider:`, `npi:`, `mrn:`, `dob:` and so on.
final class SearchText {
    private static final int LONGEST = 500;
    private static final int MOST = 40;
    private static final int DEEPEST = 8;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|([a-z]+):(?=\\S)|\"([^\"]*)\"?|([^\\s()\"]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\+?(\\d{5,15})(\\*?)");
    private static final List<String> VALUES = List.of("category", "status", "direction");
    private static final List<String> DATES = List.of("after", "before");

    private record Token(Kind kind, String text) {}

    private enum Kind {
        OPEN,
        CLOSE,
        FIELD,
        QUOTED,
        PLAIN
    }

    private final List<Token> tokens = new ArrayList<>();
    private final ZoneId zone;
    private int at;
    private int depth;

    private SearchText(String text, ZoneId zone) {
        this.zone = zone;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            if (matcher.group(1) != null) {
                tokens.add(new Token(Kind.OPEN, "("));
            } else if (matcher.group(2) != null) {
                tokens.add(new Token(Kind.CLOSE, ")"));
            } else if (matcher.group(3) != null) {
                field(matcher.group(3).toLowerCase(Locale.ROOT));
            } else if (matcher.group(4) != null) {
                tokens.add(new Token(Kind.QUOTED, matcher.group(4)));
            } else {
                tokens.add(new Token(Kind.PLAIN, matcher.group(5)));
            }
            matcher.region(matcher.end(), text.length());
        }
    }

    /// What is no field of ours, as in `Re: invoice`, is a word.
    private void field(String name) {
        boolean known = part(name) != null || VALUES.contains(name) || DATES.contains(name) || FoundKeys.isField(name);
        tokens.add(new Token(known ? Kind.FIELD : Kind.PLAIN, name));
    }

    /// @param zone whose days `after:` and `before:` mean
    /// @throws io.dartwing.kernel.ProblemException `DW-400` for what can't be meant
    static Sought understand(String text, ZoneId zone) {
        requireLength("q", text);
        var reader = new SearchText(text, zone);
        if (reader.tokens.size() > MOST) {
            throw PlatformError.invalid("q", "too many words", "at most " + MOST);
        }
        List<Sought> parts = new ArrayList<>();
        while (reader.at < reader.tokens.size()) {
            parts.add(reader.any());
            if (reader.at < reader.tokens.size()) {
                reader.at++; // a parenthesis that closes nothing
            }
        }
        return all(parts);
    }

    static void requireLength(String field, String text) {
        if (text.length() > LONGEST) {
            throw PlatformError.invalid(field, "too long", "at most " + LONGEST + " characters");
        }
    }

    private Sought any() {
        var ways = new ArrayList<Sought>();
        ways.add(every());
        while (operator("OR") || plain("|")) {
            at++;
            ways.add(every());
        }
        ways.removeIf(way -> way instanceof Sought.Everything);
        return ways.isEmpty() ? new Sought.Everything() : ways.size() == 1 ? ways.getFirst() : new Sought.Any(ways);
    }

    private Sought every() {
        var parts = new ArrayList<Sought>();
        while (at < tokens.size() && tokens.get(at).kind() != Kind.CLOSE && !operator("OR") && !plain("|")) {
            if (tokens.get(at).kind() == Kind.PLAIN && tokens.get(at).text().equals("AND")) {
                at++;
            } else {
                parts.add(one());
            }
        }
        return all(parts);
    }

    private static Sought all(List<Sought> parts) {
        List<Sought> said = parts.stream()
                .filter(part -> !(part instanceof Sought.Everything))
                .toList();
        return said.isEmpty() ? new Sought.Everything() : said.size() == 1 ? said.getFirst() : new Sought.All(said);
    }

    private Sought one() {
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case OPEN -> inside();
            case CLOSE -> new Sought.Everything();
            case FIELD -> of(token.text());
            case QUOTED -> phrase(token.text());
            case PLAIN -> plain(token);
        };
    }

    private Sought inside() {
        if (++depth > DEEPEST) {
            throw PlatformError.invalid("q", "too many parentheses", "at most " + DEEPEST + " deep");
        }
        Sought inside = any();
        if (at < tokens.size()) {
            at++;
        }
        depth--;
        return inside;
    }

    private Sought plain(Token token) {
        String text = token.text();
        if (text.equals("NOT") || text.equals("-") || text.equals("!")) {
            return at < tokens.size() ? not(one()) : new Sought.Everything();
        }
        boolean out = text.startsWith("-") || text.startsWith("!");
        String word = out ? text.substring(1) : text;
        if (!out) {
            return word(word);
        }
        if (word.isEmpty()) {
            return new Sought.Everything();
        }
        int colon = word.indexOf(':');
        String field = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        return not(
                colon > 0 && colon < word.length() - 1 ? within(field, word.substring(colon + 1), word) : word(word));
    }

    private static Sought not(Sought what) {
        return what instanceof Sought.Everything ? what : new Sought.Not(what);
    }

    private Sought of(String field) {
        Token token = at < tokens.size() ? tokens.get(at) : new Token(Kind.CLOSE, "");
        Sought.Part part = part(field);
        if (part != null && token.kind() != Kind.CLOSE && token.kind() != Kind.FIELD) {
            Sought what = one();
            return what instanceof Sought.Everything ? what : new Sought.In(part, what);
        }
        if (token.kind() != Kind.PLAIN && token.kind() != Kind.QUOTED) {
            return word(field);
        }
        at++;
        return within(field, token.text(), field + " " + token.text());
    }

    private Sought within(String field, String value, String otherwise) {
        Sought.Part part = part(field);
        if (part != null) {
            return new Sought.In(part, word(value));
        }
        if (VALUES.contains(field)) {
            return new Sought.Is(
                    field,
                    Arrays.stream(value.split(",", -1))
                            .map(each -> each.strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                            .filter(each -> !each.isEmpty())
                            .toList());
        }
        if (FoundKeys.isField(field)) {
            return FoundKeys.sought(field, value);
        }
        return switch (field) {
            case "after" -> new Sought.Between(day(field, value), null);
            case "before" -> new Sought.Between(null, day(field, value));
            default -> phrase(otherwise);
        };
    }

    private Instant day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 2999) {
                throw PlatformError.invalid("q", field + " is out of range", "1970 to 2999");
            }
            return day.atStartOfDay(zone).toInstant();
        } catch (DateTimeException noDay) {
            throw PlatformError.invalid("q", field + " is not a day", "for example " + field + ":2026-11-28");
        }
    }

    private static Sought word(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return new Sought.Number(number.group(1), !number.group(2).isEmpty());
        }
        List<String> words = SearchWords.of(text);
        if (words.size() == 1) {
            return new Sought.Word(words.getFirst(), text.endsWith("*"));
        }
        return phrase(text);
    }

    private static Sought phrase(String text) {
        List<String> words = SearchWords.of(text);
        return switch (words.size()) {
            case 0 -> new Sought.Everything();
            case 1 -> new Sought.Word(words.getFirst(), false);
            default -> new Sought.Phrase(words);
        };
    }

    private static Sought.@Nullable Part part(String name) {
        return switch (name) {
            case "text" -> Sought.Part.TEXT;
            case "subject" -> Sought.Part.SUBJECT;
            case "from" -> Sought.Part.FROM;
            case "to" -> Sought.Part.TO;
            default -> null;
        };
    }

    /// Between two things it joins only, so that a lone `or` is a word.
    private boolean operator(String word) {
        return at > 0
                && at < tokens.size() - 1
                && tokens.get(at).kind() == Kind.PLAIN
                && tokens.get(at).text().equalsIgnoreCase(word);
    }

    private boolean plain(String text) {
        return at < tokens.size()
                && tokens.get(at).kind() == Kind.PLAIN
                && tokens.get(at).text().equals(text);
    }
}

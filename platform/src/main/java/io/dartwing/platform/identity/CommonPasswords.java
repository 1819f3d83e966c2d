package io.dartwing.platform.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// The passwords that attackers try first: those of a list that is shipped with us, and what people make of them when
/// they are asked for a longer one. No network is asked.
///
/// NIST SP 800-63B §3.1.1.2 wants such a list. Ours holds the most common ones of public breaches, in lower case, one a
/// line, compressed.
final class CommonPasswords {
    private static final String LIST = "common-passwords.txt.gz";
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890123456789012345678901234567890",
            "qwertyuiopasdfghjklzxcvbnm",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");
    private static final int SHORTEST_CORE = 4;

    private static final Set<String> LISTED = load();

    private CommonPasswords() {}

    /// Whether `password` is listed, or is a listed one, the product's or the person's name with digits and signs
    /// around it, or one short piece again and again, or a row of keys.
    static boolean contain(String password, String email) {
        String plain = password.toLowerCase(Locale.ROOT);
        String core = AROUND.matcher(plain).replaceAll("");
        String name = email.substring(0, Math.max(0, email.indexOf('@'))).toLowerCase(Locale.ROOT);
        return isKnown(plain, name)
                || core.length() >= SHORTEST_CORE && (isKnown(core, name) || isRepeated(core))
                || isRow(plain)
                || isRepeated(plain);
    }

    private static boolean isKnown(String text, String name) {
        String read = withoutDisguise(text);
        return LISTED.contains(text) || LISTED.contains(read) || text.equals(name) || read.equals("dartwing");
    }

    static int size() {
        return LISTED.size();
    }

    private static boolean isRepeated(String text) {
        return IntStream.rangeClosed(1, text.length() / 2).anyMatch(size -> {
            String piece = text.substring(0, size);
            boolean weak = size <= 6 || LISTED.contains(piece);
            return weak
                    && text.length() >= 2 * size
                    && piece.repeat(text.length() / size + 1).startsWith(text);
        });
    }

    private static boolean isRow(String text) {
        String backwards = new StringBuilder(text).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(text) || row.contains(backwards));
    }

    /// `p4$$w0rd` reads as `password`.
    private static String withoutDisguise(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static Set<String> load() {
        var in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST + " is shipped with us");
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.dartwing.fax.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Authentication-Results` (RFC 8601): what a mail server found about a message.
final class AuthResults {
    private static final int LONGEST = 20_000;
    private static final Pattern METHOD =
            Pattern.compile("\\s*([a-z0-9-]+)(?:\\s*/\\s*[0-9]+)?\\s*=\\s*([a-z]+)\\b(.*)");
    private static final Pattern PROPERTY =
            Pattern.compile("\\b([a-z]+)\\s*\\.\\s*([a-z0-9_-]+)\\s*=\\s*(\"[^\"]*\"|[^\\s;]+)");

    /// One method's result; `domain` is what it was about.
    record Result(String method, String result, String domain) {}

    private AuthResults() {}

    /// What the topmost line of this server says. Servers put theirs on top; further down anybody may
    /// have written one. Empty when there is none.
    static Optional<List<Result>> of(List<String> headers, String authservId) {
        return headers.stream()
                .map(AuthResults::plain)
                .filter(header -> server(header).equals(authservId.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(AuthResults::results);
    }

    /// Judges them for a message of this author.
    static Proof judge(List<Result> results, String author, DmarcPolicies.Strictness strict) {
        for (Result result : results) {
            if (result.method().equals("dmarc") && result.domain().equals(author)) {
                if (result.result().equals("pass")) {
                    return new Proof.Proven("DMARC passed at the mail server");
                }
                if (result.result().equals("fail")) {
                    return new Proof.Forged("DMARC failed at the mail server");
                }
            }
        }
        for (Result result : results) {
            boolean dkim = result.method().equals("dkim");
            boolean aligned = Alignment.of(result.domain(), author, dkim ? strict.dkim() : strict.spf());
            if ((dkim || result.method().equals("spf"))
                    && aligned
                    && result.result().equals("pass")) {
                return new Proof.Proven((dkim ? "DKIM" : "SPF") + " passed at the mail server");
            }
        }
        boolean refused = results.stream()
                .anyMatch(result -> result.method().equals("spf")
                        && result.result().equals("fail")
                        && Alignment.of(result.domain(), author, strict.spf()));
        return refused
                ? new Proof.Forged("SPF failed at the mail server")
                : new Proof.Unproven("neither SPF, DKIM nor DMARC passed at the mail server");
    }

    private static String server(String header) {
        String first = header.split(";", 2)[0].strip();
        return first.isEmpty() ? "" : first.split("\\s+")[0].replace("\"", "");
    }

    private static List<Result> results(String header) {
        var results = new ArrayList<Result>();
        String[] parts = header.split(";");
        for (int index = 1; index < parts.length; index++) {
            Matcher method = METHOD.matcher(parts[index]);
            if (method.matches()) {
                results.add(new Result(method.group(1), method.group(2), domain(method.group(1), method.group(3))));
            }
        }
        return results;
    }

    private static String domain(String method, String properties) {
        Matcher property = PROPERTY.matcher(properties);
        while (property.find()) {
            String name = property.group(1) + "." + property.group(2);
            String value = property.group(3).replace("\"", "");
            boolean meant = switch (method) {
                case "dkim" -> name.equals("header.d") || name.equals("header.i");
                case "spf" -> name.equals("smtp.mailfrom");
                case "dmarc" -> name.equals("header.from");
                default -> false;
            };
            if (meant) {
                return Addresses.domain(value);
            }
        }
        return "";
    }

    /// In lower case, unfolded, without comments.
    private static String plain(String header) {
        if (header.length() > LONGEST) {
            return "";
        }
        var plain = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int index = 0; index < header.length(); index++) {
            char letter = header.charAt(index);
            if (letter == '\\') {
                index++;
            } else if (depth == 0 && letter == '"') {
                quoted = !quoted;
                plain.append(letter);
            } else if (!quoted && letter == '(') {
                depth++;
            } else if (!quoted && letter == ')' && depth > 0) {
                depth--;
                plain.append(' ');
            } else if (depth == 0) {
                plain.append(letter == '\r' || letter == '\n' || quoted && letter == ';' ? ' ' : letter);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}

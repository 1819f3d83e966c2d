package io.dartwing.platform.notifications;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One mail to one person.
///
/// `kind` is a small word for lists and metrics (`password-reset`). `html` is the same content for those who
/// prefer it; whoever makes it escapes it. After `usefulFor` the mail is no longer sent. No PHI.
public record MailMessage(
        String kind,
        String to,
        String subject,
        String text,
        @Nullable String html,
        Duration usefulFor) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9.-]{0,59}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,64}@[^\\s@<>()\\[\\],;:\\\\\"\\p{Cntrl}]{1,185}");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    private static final int MAX_SUBJECT = 200;
    private static final int MAX_BODY = 200_000;

    /// @throws IllegalArgumentException for an address that is not exactly one, or content that is missing or too
    /// long. The subject may carry names that people chose: line breaks in it become spaces, so that it can't add
    /// headers
    public MailMessage {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind: not valid (expected: lower case letters, digits, '.', '-')");
        }
        if (!isAddress(to)) {
            throw new IllegalArgumentException("to: not valid (expected: one address such as name@example.org)");
        }
        subject = CONTROLS.matcher(subject).replaceAll(" ").strip();
        subject = subject.length() > MAX_SUBJECT ? subject.substring(0, MAX_SUBJECT - 1) + "…" : subject;
        if (subject.isEmpty() || text.isBlank() || text.length() + (html == null ? 0 : html.length()) > MAX_BODY) {
            throw new IllegalArgumentException("mail: empty or too long (expected: a subject and a text)");
        }
        if (!usefulFor.isPositive()) {
            throw new IllegalArgumentException("usefulFor: " + usefulFor + " (expected: a time to come)");
        }
    }

    /// Whether a mail can go there: exactly one plain address.
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// Plain text, useful for a week.
    public static MailMessage of(String kind, String to, String subject, String text) {
        return new MailMessage(kind, to, subject, text, null, Duration.ofDays(7));
    }

    public MailMessage usefulFor(Duration time) {
        return new MailMessage(kind, to, subject, text, html, time);
    }

    public MailMessage withHtml(String alternative) {
        return new MailMessage(kind, to, subject, text, alternative, usefulFor);
    }

    /// Nothing of the content, which may hold a secret link.
    @Override
    public String toString() {
        return "mail " + kind;
    }
}

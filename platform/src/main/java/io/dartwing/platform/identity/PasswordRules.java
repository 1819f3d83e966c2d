package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import java.util.Locale;

/// What a password must be: long rather than decorated (NIST SP 800-63B §3.1.1.2).
final class PasswordRules {
    private PasswordRules() {}

    static void check(String email, String current, String replacement) {
        if (current.length() > Passwords.MAXIMUM) {
            throw wrong("current_password", "is not the current password");
        }
        if (replacement.length() < Passwords.MINIMUM || replacement.length() > Passwords.MAXIMUM) {
            throw wrong(
                    "new_password",
                    "wrong length (expected: " + Passwords.MINIMUM + " to " + Passwords.MAXIMUM + " characters)");
        }
        String lower = replacement.toLowerCase(Locale.ROOT);
        if (replacement.equals(current)) {
            throw wrong("new_password", "is the current one (expected: another)");
        }
        if (lower.contains(email.toLowerCase(Locale.ROOT))
                || replacement.chars().distinct().count() < 5) {
            throw wrong("new_password", "easily guessed (expected: not the address, at least 5 different characters)");
        }
        if (CommonPasswords.contain(replacement, email)) {
            throw wrong("new_password", "among the first that attackers try (expected: a few words, for example)");
        }
    }

    static ProblemException wrong(String field, String message) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "the password was not changed",
                List.of(new FieldError(field, field + ": " + message)));
    }
}

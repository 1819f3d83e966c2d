package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A person to be added, checked.
public record NewPerson(String email, String fullName, List<String> roles) {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,186}[A-Za-z0-9])?");

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_]{1,39}");
    private static final int MOST_ROLES = 50;

    /// @throws ProblemException `DW-400` naming every wrong field
    public NewPerson {
        var errors = new ArrayList<FieldError>();
        email = email.strip();
        fullName = fullName.strip();
        roles = List.copyOf(roles);
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            errors.add(new FieldError("email", "email: not valid (expected: name@host, up to 254 characters)"));
        }
        checkName(fullName, errors);
        checkRoles(roles, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "some fields are not valid", errors);
        }
    }

    static void checkName(String fullName, List<FieldError> errors) {
        if (fullName.isBlank() || fullName.length() > 200 || fullName.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("full_name", "full_name: not valid (expected: 1 to 200 characters on one line)"));
        }
    }

    /// Their form only; that custom roles exist, `People` checks.
    static void checkRoles(List<String> roles, List<FieldError> errors) {
        if (roles.isEmpty()
                || roles.size() > MOST_ROLES
                || roles.stream().anyMatch(role -> !ROLE.matcher(role).matches())) {
            errors.add(
                    new FieldError(
                            "roles",
                            "roles: not valid (expected: one or more keys of role templates or of the organisation's own roles)"));
        }
    }
}

package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.List;

/// Collects everything that is wrong with an input, so that the caller hears all of it at once.
public final class Violations {
    private final List<FieldError> errors = new ArrayList<>();

    /// Adds "field: wrong (expected: expected)". Both texts are ours: never the value itself, which may be PHI.
    public void add(String field, String wrong, String expected) {
        errors.add(new FieldError(field, field + ": " + wrong + " (expected: " + expected + ")"));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /// Whether this field already has an error, so that a rule about its meaning has nothing to add.
    public boolean concerns(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /// All of it as one problem `DW-400`.
    public ProblemException problem() {
        String detail = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields are not valid";
        return new ProblemException(PlatformError.VALIDATION, detail, errors);
    }

    /// Goes on when nothing is wrong.
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw problem();
        }
    }
}

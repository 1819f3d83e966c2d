package io.dartwing.platform.problem;

import io.dartwing.kernel.ProblemException.FieldError;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Which field of a JSON body could not be read, without its value.
final class UnreadableBody {
    private UnreadableBody() {}

    static Optional<FieldError> field(HttpMessageNotReadableException unreadable) {
        if (!(unreadable.getCause() instanceof MismatchedInputException mismatch)) {
            return Optional.empty();
        }
        String path = path(mismatch);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (mismatch) {
                    case UnrecognizedPropertyException unknown ->
                        new FieldError(path, path + ": unknown (expected: a documented field)");
                    case InvalidFormatException format ->
                        new FieldError(
                                path, path + ": not valid (expected: " + ExpectedForm.of(format.getTargetType()) + ")");
                    default -> new FieldError(path, path + ": wrong kind of value (expected: the documented type)");
                });
    }

    private static String path(JacksonException mismatch) {
        String path = mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String plain = path.startsWith(".") ? path.substring(1) : path;
        return plain.length() > 100 || !plain.matches("[A-Za-z0-9_.\\[\\]-]*") ? "" : plain;
    }
}

package io.dartwing.cli;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DataDirectory;
import java.net.BindException;

/// Turns a failure into the one sentence an operator needs.
final class Failures {
    private Failures() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DataDirectory.InUseException inUse -> {
                    return String.valueOf(inUse.getMessage());
                }
                case ProblemException problem -> {
                    return problem.detail() + " " + problem.code().advice();
                }
                case BindException taken -> {
                    return "a port is taken: " + taken.getMessage();
                }
                default -> {}
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}

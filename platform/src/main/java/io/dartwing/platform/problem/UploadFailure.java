package io.dartwing.platform.problem;

import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;

/// Tells an upload beyond a limit from a broken one.
final class UploadFailure {
    private UploadFailure() {}

    static boolean tooLarge(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SizeException || cause instanceof FileCountLimitExceededException) {
                return true;
            }
        }
        return false;
    }
}

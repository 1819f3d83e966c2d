package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.io.Serial;

/// The file isn't the document it should be. The message holds none of its content.
public final class DamagedDocumentException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public DamagedDocumentException(String message) {
        super(message);
    }

    public DamagedDocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}

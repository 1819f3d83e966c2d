package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The file isn't the document it should be. The message holds none of its content.
public final class DamagedDocumentException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ConversionResult.Reason reason;

    public DamagedDocumentException(String message) {
        super(message);
        this.reason = ConversionResult.Reason.DAMAGED;
    }

    public DamagedDocumentException(String message, Throwable cause) {
        super(message, cause);
        this.reason = ConversionResult.Reason.DAMAGED;
    }

    DamagedDocumentException(ConversionResult.Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// What kind of trouble it is; the message is a sentence for people.
    public ConversionResult.Reason reason() {
        return reason;
    }
}

package io.dartwing.fax.work;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.problem.PlatformError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be done with many faxes at once.
public enum BulkAction {
    ASSIGN(FaxAccess.ASSIGN),
    READ(FaxAccess.READ),
    UNREAD(FaxAccess.READ),
    TAG(FaxAccess.ASSIGN),
    UNTAG(FaxAccess.ASSIGN),
    MOVE(FaxAccess.ASSIGN),
    SNOOZE(FaxAccess.ASSIGN),
    WAKE(FaxAccess.ASSIGN),
    RELEASE(FaxAccess.ASSIGN),
    REJECT(FaxAccess.ASSIGN),
    CANCEL(FaxAccess.SEND),
    RETRY(FaxAccess.SEND),
    DELETE(FaxAccess.DELETE);

    private final Action act;

    BulkAction(Action act) {
        this.act = act;
    }

    /// What must be open on a fax for it.
    public Action act() {
        return act;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Problem `DW-400` for a word that is none.
    public static BulkAction of(@Nullable String text) {
        List<BulkAction> all = List.of(values());
        return all.stream()
                .filter(action -> action.text().equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid(
                        "action",
                        text == null ? "missing" : "unknown",
                        Arrays.stream(values()).map(BulkAction::text).collect(Collectors.joining(", "))));
    }
}

package io.dartwing.simulator.phaxio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Paper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fax as Phaxio shows it (<https://www.phaxio.com/docs/api/v2.1/intro/objects>). Thread-safe.
final class PhaxioFax {
    private static final int CENTS_A_PAGE = 7;

    private final Account account;
    private final long id;
    private final boolean received;
    private final String from;
    private final String to;
    private final byte[] pdf;
    private final Map<String, String> tags;
    private final String callback;
    private final Instant created;
    private String status = "queued";
    private String errorType = "";
    private int errorId;
    private @Nullable Instant completed;

    PhaxioFax(
            Account account,
            long id,
            boolean received,
            String from,
            String to,
            byte[] pdf,
            Map<String, String> tags,
            String callback,
            Instant created) {
        this.account = account;
        this.id = id;
        this.received = received;
        this.from = from;
        this.to = to;
        this.pdf = pdf;
        this.tags = tags;
        this.callback = callback;
        this.created = created;
    }

    Account account() {
        return account;
    }

    long id() {
        return id;
    }

    String from() {
        return from;
    }

    byte[] pdf() {
        return pdf;
    }

    Map<String, String> tags() {
        return tags;
    }

    String callback() {
        return callback;
    }

    Instant created() {
        return created;
    }

    String direction() {
        return received ? "received" : "sent";
    }

    synchronized String status() {
        return status;
    }

    synchronized void begin() {
        if (completed == null) {
            status = "inprogress";
        }
    }

    /// False when it has ended already.
    synchronized boolean end(String how, String type, int error, Instant now) {
        if (completed != null) {
            return false;
        }
        status = how;
        errorType = type;
        errorId = error;
        completed = now;
        return true;
    }

    synchronized Map<String, Object> shown() {
        int pages = Paper.pages(pdf);
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("id", id);
        shown.put("direction", direction());
        shown.put("num_pages", pages);
        shown.put("status", status);
        shown.put("is_test", false);
        shown.put("created_at", created.toString());
        shown.put("completed_at", completed == null ? null : completed.toString());
        shown.put("caller_id", received ? null : from);
        shown.put("from_number", received ? from : null);
        shown.put("to_number", received ? to : null);
        shown.put("cost", status.equals("success") ? CENTS_A_PAGE * pages : 0);
        shown.put("tags", tags);
        shown.put("recipients", received ? List.of() : List.of(Map.of("phone_number", to, "status", status)));
        shown.put("error_id", errorId == 0 ? null : errorId);
        shown.put("error_type", errorType.isEmpty() ? null : errorType);
        shown.put("error_message", errorType.isEmpty() ? null : "Error " + errorId);
        shown.put("barcodes", List.of());
        return shown;
    }
}

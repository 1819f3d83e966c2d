package io.dartwing.simulator.sinch;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Paper;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A fax as Sinch shows it (<https://developers.sinch.com/docs/fax/api-reference/fax/tag/Faxes/>). Thread-safe.
///
/// @param shown guarded by itself
record SinchFax(Account account, String id, byte[] pdf, Instant created, Map<String, Object> shown) {
    static SinchFax of(Account account, String id, String direction, byte[] pdf, Instant now) {
        var shown = new HashMap<String, Object>();
        shown.put("id", id);
        shown.put("direction", direction);
        shown.put("projectId", account.value("project_id"));
        shown.put("numberOfPages", Paper.pages(pdf));
        shown.put("status", "QUEUED");
        shown.put("createTime", now.toString());
        shown.put("hasFile", true);
        return new SinchFax(account, id, pdf, now, shown);
    }

    String text(String name) {
        synchronized (shown) {
            return String.valueOf(shown.getOrDefault(name, ""));
        }
    }

    /// False when it has ended already.
    boolean change(String status, Map<String, Object> more) {
        synchronized (shown) {
            if (shown.containsKey("completedTime")) {
                return false;
            }
            shown.put("status", status);
            shown.putAll(more);
            return true;
        }
    }

    Map<String, Object> copy() {
        synchronized (shown) {
            return new HashMap<>(shown);
        }
    }
}

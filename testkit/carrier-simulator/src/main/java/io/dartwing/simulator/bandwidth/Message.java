package io.dartwing.simulator.bandwidth;

import io.dartwing.simulator.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A message as the API shows it.
///
/// @param sent as the request had it
/// @param state guarded by itself
record Message(
        Account account, String id, String from, String to, JsonNode sent, Instant created, Map<String, Object> state) {
    private Object get(String name, Object otherwise) {
        synchronized (state) {
            return state.getOrDefault(name, otherwise);
        }
    }

    Map<String, Object> shown(String direction) {
        var shown = new HashMap<String, Object>();
        shown.put("id", id);
        shown.put("owner", direction.equals("out") ? from : to);
        shown.put("applicationId", account.value("application_id"));
        shown.put("time", created.toString());
        shown.put("segmentCount", 1);
        shown.put("direction", direction);
        shown.put("to", List.of(to));
        shown.put("from", from);
        return shown;
    }

    /// The search shows neither text nor tag.
    Map<String, Object> item() {
        var item = new HashMap<String, Object>();
        item.put("messageId", id);
        item.put("accountId", account.value("account_id"));
        item.put("sourceTn", from);
        item.put("destinationTn", to);
        item.put("messageStatus", get("messageStatus", "QUEUED"));
        item.put("messageDirection", "OUTBOUND");
        item.put("segmentCount", 1);
        item.put("errorCode", get("errorCode", 0));
        item.put("receiveTime", created.toString());
        return item;
    }
}

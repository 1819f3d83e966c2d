package io.dartwing.simulator.signalwire;

import io.dartwing.simulator.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fax, message or call as the API shows it.
///
/// @param callback where its changes are reported; may be empty
/// @param shown guarded by itself
record Entry(Account account, String sid, String callback, Instant created, Map<String, Object> shown) {
    private static final Pattern MARK = Pattern.compile("[?&]attempt=([^&]+)");

    /// The client's mark in the address it hears of it at; empty when there is none. SignalWire itself has no
    /// field for one.
    String mark() {
        Matcher mark = MARK.matcher(callback);
        return mark.find() ? mark.group(1) : "";
    }

    String text(String name) {
        synchronized (shown) {
            return String.valueOf(shown.getOrDefault(name, ""));
        }
    }

    Map<String, Object> copy() {
        synchronized (shown) {
            return new HashMap<>(shown);
        }
    }

    void set(String name, Object value) {
        synchronized (shown) {
            shown.put(name, value);
        }
    }

    /// @return false when it stands in one of these already
    boolean change(Set<String> ends, String status, String at) {
        synchronized (shown) {
            if (ends.contains(text("status"))) {
                return false;
            }
            shown.put("status", status);
            shown.put("date_updated", at);
            return true;
        }
    }
}

package io.dartwing.simulator;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A customer's account with a simulated provider. Its credentials can be changed while everything
/// runs. Thread-safe.
public final class Account {
    private final String id;
    private final Map<String, String> values;
    private volatile @Nullable URI callback;

    Account(String id, Map<String, String> values) {
        this.id = id;
        this.values = new ConcurrentHashMap<>(values);
    }

    public String id() {
        return id;
    }

    /// By the names that Dartwing's connector gives its account fields.
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public Map<String, String> values() {
        return new TreeMap<>(values);
    }

    public void change(String name, String value) {
        values.put(name, value);
    }

    /// Where what arrives is reported, as entered in the provider's portal.
    public Optional<URI> callback() {
        return Optional.ofNullable(callback);
    }

    public void callback(URI address) {
        this.callback = address;
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}

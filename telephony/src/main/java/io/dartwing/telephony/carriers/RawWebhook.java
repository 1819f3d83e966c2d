package io.dartwing.telephony.carriers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What a provider sent us, byte for byte.
///
/// @param url as the provider called it, query included: some signatures cover it
/// @param headers by name in lower case
public record RawWebhook(String method, URI url, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    public RawWebhook {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }

    /// Empty when it is missing or given twice.
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The attempt that our callback address names.
    public Optional<UUID> attempt() {
        return WebForms.query(url).stream()
                .filter(field -> field.name().equals("attempt"))
                .findFirst()
                .flatMap(field -> io.dartwing.kernel.Ids.parse(field.value()));
    }

    @Override
    public String toString() {
        return "RawWebhook[" + method + ", " + body.length + " bytes]";
    }
}

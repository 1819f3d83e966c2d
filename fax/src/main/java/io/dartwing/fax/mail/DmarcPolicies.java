package io.dartwing.fax.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What domains publish about mail in their name (RFC 7489 §6): how exactly what proves it must fit.
/// The policy itself needs no look: what is not proven gets no fax sent anyway.
@Component
class DmarcPolicies {
    /// Whether only the very same domain proves.
    record Strictness(boolean dkim, boolean spf) {
        static final Strictness RELAXED = new Strictness(false, false);
    }

    private final TextRecords records;

    DmarcPolicies(TextRecords records) {
        this.records = records;
    }

    Strictness of(String domain) throws TextRecords.NotNow {
        Optional<String> own = record(domain);
        String organization = Alignment.organization(domain);
        Optional<String> record = own.isPresent() || organization.equals(domain) ? own : record(organization);
        return record.map(it -> new Strictness(strict(it, "adkim"), strict(it, "aspf")))
                .orElse(Strictness.RELAXED);
    }

    private Optional<String> record(String domain) throws TextRecords.NotNow {
        List<String> found = records.of("_dmarc." + domain).stream()
                .map(text -> text.toLowerCase(Locale.ROOT).strip())
                .filter(text -> text.startsWith("v=dmarc1"))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean strict(String record, String tag) {
        return Arrays.stream(record.split(";"))
                .map(part -> part.replaceAll("\\s", ""))
                .anyMatch(part -> part.equals(tag + "=s"));
    }
}

package io.dartwing.fax.faxbot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Faxbot's own settings under its own names, with its defaults. Read each time they are needed, so
/// that a change counts at once.
@ForFaxbot
@Component
final class FaxbotEnvironment {
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");

    private final Environment environment;

    FaxbotEnvironment(Environment environment) {
        this.environment = environment;
    }

    Optional<String> apiKey() {
        return text("API_KEY");
    }

    /// In whole megabytes; never more than a fax may have.
    int maxFileMegabytes() {
        return number("MAX_FILE_SIZE_MB", 10, 1, 50);
    }

    int maxInboundMegabytes() {
        return number("INBOUND_MAX_PDF_MB", 25, 1, 200);
    }

    boolean faxDisabled() {
        return flag("FAX_DISABLED", false);
    }

    String backend() {
        return text("FAX_OUTBOUND_BACKEND")
                .or(() -> text("FAX_BACKEND"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse("sip");
    }

    /// Where numbers without a country are dialled.
    String country() {
        return text("FAX_DEFAULT_COUNTRY")
                .map(name -> name.toUpperCase(Locale.ROOT))
                .orElse("US");
    }

    /// Of each key and minute; 0: as many as one likes.
    int requestsPerMinute() {
        return number("MAX_REQUESTS_PER_MINUTE", 0, 0, 1_000_000);
    }

    int listsPerMinute() {
        return number("INBOUND_LIST_RPM", 30, 0, 1_000_000);
    }

    int readsPerMinute() {
        return number("INBOUND_GET_RPM", 60, 0, 1_000_000);
    }

    boolean inbound() {
        return flag("INBOUND_ENABLED", false);
    }

    /// 0: kept until somebody deletes it.
    int retentionDays() {
        return number("INBOUND_RETENTION_DAYS", 30, 0, 36_500);
    }

    Duration linkLife() {
        return Duration.ofMinutes(number("INBOUND_TOKEN_TTL_MINUTES", 60, 1, 10_080));
    }

    Duration pdfLinkLife() {
        return Duration.ofMinutes(number("PDF_TOKEN_TTL_MINUTES", 60, 1, 10_080));
    }

    Optional<String> asteriskSecret() {
        return text("ASTERISK_INBOUND_SECRET");
    }

    /// The one folder that Asterisk's files are taken from.
    Path asteriskFolder() {
        return Path.of(text("FAX_DATA_DIR").orElse("/var/spool/asterisk/fax"));
    }

    /// Under which address callers know the interface, without a slash at its end.
    Optional<String> publicUrl() {
        return text("PUBLIC_API_URL").map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> YES.contains(value.toLowerCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private int number(String name, int otherwise, int least, int most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(given.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalStateException(fault(name, least, most), notANumber);
        }
        throw new IllegalStateException(fault(name, least, most));
    }

    private static String fault(String name, int least, int most) {
        return name + ": not valid (expected: " + least + " to " + most + ")";
    }

    /// Every fault at once is found at the start, not by the first caller.
    void check() {
        maxFileMegabytes();
        maxInboundMegabytes();
        requestsPerMinute();
        listsPerMinute();
        readsPerMinute();
        retentionDays();
        linkLife();
        pdfLinkLife();
    }
}

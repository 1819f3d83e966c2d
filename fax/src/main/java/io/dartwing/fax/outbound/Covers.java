package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.CoverFields;
import io.dartwing.engine.fax.pages.CoverPage;
import io.dartwing.engine.fax.pages.CoverResult;
import io.dartwing.fax.cover.CoverTemplates;
import io.dartwing.telephony.number.FaxNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Cover pages: what they say is kept with the fax, so that the page can be made when its turn comes.
final class Covers {
    private static final String NOTICE = """
            This fax may contain confidential information that is protected by law. If you are not the person it is \
            meant for, please tell the sender and destroy it; reading on, copying or passing it on is not allowed.""";

    /// Under this name the fields of a fax keep which design they are for.
    private static final String TEMPLATE = "template";

    private Covers() {}

    static Map<String, String> fields(
            SendFax wish,
            Supplier<String> organization,
            FaxNumber sender,
            Destination destination,
            CoverTemplates templates) {
        var fields = new LinkedHashMap<String, String>();
        if (wish.wantsCover()) {
            put(fields, "sender_name", sender.label());
            put(fields, "sender_company", organization.get());
            put(fields, "sender_phone", wish.senderPhone());
            put(fields, "sender_fax", sender.number());
            put(fields, "recipient_name", wish.recipientName());
            put(fields, "recipient_company", wish.recipientCompany());
            put(fields, "recipient_fax", destination.text());
            put(fields, "subject", wish.subject());
            put(fields, "message", wish.message());
            templates.chosen(wish.coverTemplate(), sender).ifPresent(id -> put(fields, TEMPLATE, id.toString()));
        }
        return fields;
    }

    /// The template that was chosen when the fax was accepted, if it is still there.
    static Optional<UUID> template(Map<String, String> fields) {
        return Optional.ofNullable(fields.get(TEMPLATE)).map(UUID::fromString);
    }

    /// @param design of the page, as a template of the engine; empty for the usual one
    /// @param pages of the whole fax, this page included
    static void render(Map<String, String> fields, Optional<String> design, int pages, ZonedDateTime now, Path pdf)
            throws IOException {
        var cover = new CoverFields(
                fields.getOrDefault("sender_name", ""),
                fields.getOrDefault("sender_company", ""),
                fields.getOrDefault("sender_phone", ""),
                fields.getOrDefault("sender_fax", ""),
                fields.getOrDefault("recipient_name", ""),
                fields.getOrDefault("recipient_company", ""),
                fields.getOrDefault("recipient_fax", ""),
                now.format(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US)),
                now.format(DateTimeFormatter.ofPattern("HH:mm zzz", Locale.US)),
                Integer.toString(pages),
                fields.getOrDefault("subject", ""),
                fields.getOrDefault("message", ""),
                NOTICE);
        CoverResult drawn = CoverPage.render(cover, design, pdf);
        if (drawn instanceof CoverResult.Refused && design.isPresent()) {
            drawn = CoverPage.render(cover, Optional.empty(), pdf); // rather plain than not at all
        }
        if (drawn instanceof CoverResult.Refused(String sentence)) {
            throw new IOException("cover template: " + sentence);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }
}

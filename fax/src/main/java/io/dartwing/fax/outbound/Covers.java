package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.CoverFields;
import io.dartwing.engine.fax.pages.CoverPage;
import io.dartwing.engine.fax.pages.CoverResult;
import io.dartwing.telephony.number.FaxNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Cover pages: what they say is kept with the fax, so that the page can be made when its turn comes.
final class Covers {
    private static final String NOTICE = """
            This fax may contain confidential information that is protected by law. If you are not the person it is \
            meant for, please tell the sender and destroy it; reading on, copying or passing it on is not allowed.""";

    private Covers() {}

    static Map<String, String> fields(
            SendFax wish, Supplier<String> organization, FaxNumber sender, Destination destination) {
        var fields = new LinkedHashMap<String, String>();
        if (wish.wantsCover()) {
            put(fields, "sender_name", sender.label());
            put(fields, "sender_company", organization.get());
            put(fields, "sender_fax", sender.number());
            put(fields, "recipient_name", wish.recipientName());
            put(fields, "recipient_fax", destination.text());
            put(fields, "subject", wish.subject());
            put(fields, "message", wish.message());
        }
        return fields;
    }

    /// @param pages of the whole fax, this page included
    static void render(Map<String, String> fields, int pages, ZonedDateTime now, Path pdf) throws IOException {
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
        switch (CoverPage.render(cover, Optional.empty(), pdf)) {
            case CoverResult.Rendered() -> {}
            case CoverResult.Refused(String sentence) -> throw new IOException("cover template: " + sentence);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }
}

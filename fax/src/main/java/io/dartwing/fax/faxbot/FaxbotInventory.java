package io.dartwing.fax.faxbot;

import static io.dartwing.platform.privacy.StoredData.plain;

import io.dartwing.platform.privacy.DataInventory;
import io.dartwing.platform.privacy.StoredData;
import java.util.List;
import org.springframework.stereotype.Component;

/// The tables of this interface, which are there whether it is switched on or not.
@Component
final class FaxbotInventory implements DataInventory {
    @Override
    public String module() {
        return "Faxbot interface";
    }

    @Override
    public List<StoredData> tables() {
        return List.of(
                plain("faxbot_keys", "Faxbot's scopes of API keys, with owner and note"),
                plain("faxbot_first_keys", "Which API key stands behind Faxbot's first one"),
                plain("faxbot_mailboxes", "Mailboxes"),
                plain("faxbot_rules", "Which called number belongs to which mailbox"),
                plain("faxbot_links", "Addresses that open one document for a while, as hashes")
                        .protectedBy("row security; hashed")
                        .kept("an hour, and a day as being over")
                        .notExported(),
                plain("faxbot_arrivals", "Which faxes came in through Faxbot's callbacks")
                        .notExported());
    }
}

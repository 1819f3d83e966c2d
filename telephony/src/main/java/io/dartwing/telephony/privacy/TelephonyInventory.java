package io.dartwing.telephony.privacy;

import static io.dartwing.platform.privacy.StoredData.plain;

import io.dartwing.platform.privacy.DataInventory;
import io.dartwing.platform.privacy.StoredData;
import java.util.List;
import org.springframework.stereotype.Component;

/// The tables of telephony.
@Component
class TelephonyInventory implements DataInventory {
    @Override
    public String module() {
        return "Telephony";
    }

    @Override
    public List<StoredData> tables() {
        return List.of(
                plain("sip_trunks", "SIP trunks")
                        .protectedBy("row security; passwords encrypted with the organisation's key"),
                plain("fax_numbers", "The organisation's telephone numbers").about("assigned_to"),
                plain("carrier_accounts", "Accounts with carriers")
                        .protectedBy("row security; credentials encrypted with the organisation's key"),
                plain("carrier_webhooks", "What carriers sent, until it is old")
                        .withPhi()
                        .protectedBy("row security; encrypted with the organisation's key")
                        .kept("48 hours; what could not be told to the products 30 days")
                        .notExported(),
                plain("carrier_attempts", "Requests to carriers and how they ended")
                        .withPhi()
                        .protectedBy("row security; the numbers encrypted with the organisation's key"),
                plain("carrier_rules", "Which carriers are preferred or excluded for what"),
                plain("routing_decisions", "Which carrier was chosen, and why").kept("90 days"),
                plain("number_orders", "Orders of telephone numbers"),
                plain("number_lookups", "What carriers said of numbers that were looked up")
                        .withPhi()
                        .protectedBy("row security; encrypted with the organisation's key, found by a keyed hash")
                        .kept("as many days as the organisation chose, a year at most")
                        .notExported(),
                plain("number_ports", "Numbers brought over from other carriers")
                        .protectedBy("row security; what was authorised is encrypted with the organisation's key, the"
                                + " documents are encrypted files"),
                plain("number_port_steps", "How these came about").kept("with their port"),
                plain("number_reputations", "How the organisation's numbers stood when they were last looked at"),
                plain("rate_decks", "Price lists of carriers"),
                plain("rates", "Carriers' prices by prefix").kept("with their deck"));
    }
}

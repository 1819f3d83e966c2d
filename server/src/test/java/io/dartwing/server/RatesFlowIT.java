package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rate decks as a caller of the API meets them.
class RatesFlowIT {
    private static final String DECKS = "/api/v1/rates/decks";
    private static final String CSV = """
            prefix,price,currency,valid_from,valid_to,label
            1,0.0042,USD,2020-01-01,,North America
            1876,0.1250,USD,2020-01-01,,Jamaica
            x,1,USD,2020-01-01,,
            """;

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Rated Clinic");
    private final UUID account = Ids.next();

    @Test
    @Covers("FAX-A-002-09")
    void aPriceListIsBroughtInLookedAtAskedAndDeleted() {
        Answer stored = store("December", "calls", CSV);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        String deck = stored.json().path("deck").path("id").asString();
        assertThat(stored.json().path("deck").path("rates").asInt()).isEqualTo(2);
        JsonNode bad = stored.json().path("bad_rows").get(0);
        assertThat(bad.path("line").asInt()).isEqualTo(4);
        assertThat(bad.path("expected").asString()).isEqualTo("1 to 15 digits, the first not 0");

        assertThat(clinic.caller().get(DECKS + "?carrier_account_id=" + account).body())
                .contains(deck);
        assertThat(clinic.caller()
                        .get(DECKS + "/" + deck + "/rates?prefix=18")
                        .json()
                        .path("data"))
                .hasSize(1);
        Answer price = price();
        assertThat(price.json().path("rate").path("price").asString()).isEqualTo("0.125");
        assertThat(price.json().path("deck_id").asString()).isEqualTo(deck);

        assertThat(clinic.caller().delete(DECKS + "/" + deck).status()).isEqualTo(204);
        assertThat(price().status()).isEqualTo(404);
        assertThat(clinic.caller().get(DECKS + "/" + deck).status()).isEqualTo(404);
    }

    @Test
    void theSameRequestWithTheSameKeyStoresOneDeck() {
        var caller = clinic.caller().header("Idempotency-Key", "rates-" + account);
        String path = DECKS + "?carrier_account_id=" + account + "&operation=fax&name=Once";
        Answer first = caller.send("POST", path, CSV, "text/csv");
        Answer again = caller.send("POST", path, CSV, "text/csv");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(clinic.caller()
                        .get(DECKS + "?carrier_account_id=" + account)
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void whatIsNoPriceListIsRefusedWithWhatWasExpected() {
        assertThat(store("Bad", "calls", "name,amount\n").status()).isEqualTo(422);
        assertThat(store("Bad", "telegrams", CSV).status()).isEqualTo(400);
        assertThat(store("", "calls", CSV).status()).isEqualTo(400);
        Answer none = store("Bad", "calls", "prefix,price,currency,valid_from\nx,1,USD,2020-01-01\n");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("line 2, prefix: not a prefix");
    }

    private Answer store(String name, String operation, String csv) {
        return clinic.caller()
                .send(
                        "POST",
                        DECKS + "?carrier_account_id=" + account + "&operation=" + operation + "&name=" + name,
                        csv,
                        "text/csv");
    }

    private Answer price() {
        return clinic.caller()
                .get("/api/v1/rates/price?carrier_account_id=" + account + "&operation=calls&number=%2B18765550123");
    }
}

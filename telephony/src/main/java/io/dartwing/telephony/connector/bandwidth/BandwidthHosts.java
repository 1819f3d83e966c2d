package io.dartwing.telephony.connector.bandwidth;

import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import java.net.URI;
import java.util.Map;

/// Each of Bandwidth's products has a host of its own; an operator's address stands for all of
/// them. The same API user
/// serves them all (<https://dev.bandwidth.com/docs/account/credentials/>).
final class BandwidthHosts {
    static final URI MESSAGING = URI.create("https://messaging.bandwidth.com/api/v2");
    private static final URI NUMBERS = URI.create("https://dashboard.bandwidth.com/api/v1");

    private BandwidthHosts() {}

    static URI numbers(CarrierAccount account) {
        return account.api().equals(MESSAGING) ? NUMBERS : account.api();
    }

    static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("api_user"), account.value("api_password")).headers();
    }
}

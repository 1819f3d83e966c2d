package io.dartwing.fax.outbound;

import io.dartwing.kernel.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a fax shall go.
public sealed interface Destination {
    Pattern SIP = Pattern.compile(
            "sips?:([A-Za-z0-9+*#._~-]{1,64})@([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])(?::([0-9]{1,5}))?");

    /// A telephone number.
    record Number(PhoneNumber number) implements Destination {
        @Override
        public String text() {
            return number.e164();
        }
    }

    /// A SIP address; only hosts of the organisation's trunks are dialled.
    record SipAddress(String text, String user, String host) implements Destination {}

    String text();

    /// Empty when it is neither.
    static Optional<Destination> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() <= 330) {
            Matcher sip = SIP.matcher(trimmed);
            if (sip.matches()) {
                return Optional.of(new SipAddress(trimmed, sip.group(1), sip.group(2)));
            }
        }
        return PhoneNumber.parse(trimmed).map(Number::new);
    }
}

package io.dartwing.fax.mail;

import io.dartwing.platform.notifications.MailMessage;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// E-mail addresses as senders write them.
final class Addresses {
    private Addresses() {}

    /// The one plain address in a header such as `From`, in lower case; empty for none, several, a
    /// group, or a thing that only looks like one.
    static Optional<String> single(String header) {
        try {
            InternetAddress[] all = InternetAddress.parseHeader(header, true);
            return all.length == 1 ? plain(all[0].getAddress()) : Optional.empty();
        } catch (AddressException none) {
            return Optional.empty();
        }
    }

    static Optional<String> plain(String address) {
        return MailMessage.isAddress(address) ? Optional.of(address.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /// In its form for the wire, lower case; empty for no domain.
    static String domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }

    static String local(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }
}

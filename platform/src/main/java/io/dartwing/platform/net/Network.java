package io.dartwing.platform.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of IP addresses in CIDR form (RFC 4632, RFC 4291 §2.3); one address is a block of its own.
public record Network(InetAddress prefix, int bits) {
    private static final int LONGEST = 64;
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or `192.0.2.7`; never asks DNS. Empty for anything else.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (text.length() > LONGEST || slash >= 0 && !length.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        return address(address).flatMap(prefix -> {
            int most = prefix.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(length);
            return bits <= most ? Optional.of(new Network(prefix, bits)) : Optional.empty();
        });
    }

    /// An address written out; an IPv4 address inside an IPv6 one counts as the IPv4 address.
    public static Optional<InetAddress> address(String text) {
        int scope = text.indexOf('%');
        if (text.indexOf(':') < 0 && !DOTTED.matcher(text).matches()) {
            return Optional.empty(); // the JDK also reads 10.1 and 167772161
        }
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(scope < 0 ? text : text.substring(0, scope)));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = prefix.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
    }

    @Override
    public String toString() {
        return prefix.getHostAddress() + "/" + bits;
    }
}

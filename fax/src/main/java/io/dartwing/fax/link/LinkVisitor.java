package io.dartwing.fax.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Where somebody comes from, as far as it is kept: the network, not the address.
///
/// @param network `198.51.100.0/24`, `2001:db8:12::/48`, or `unknown`
record LinkVisitor(String network) {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    static LinkVisitor of(Optional<InetAddress> address) {
        return new LinkVisitor(address.map(LinkVisitor::network).orElse("unknown"));
    }

    private static String network(InetAddress address) {
        int kept = address instanceof Inet6Address ? IPV6_BYTES : IPV4_BYTES;
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, kept), bytes.length))
                            .getHostAddress()
                    + "/" + kept * 8;
        } catch (UnknownHostException impossible) {
            throw new AssertionError("an address has as many bytes as before", impossible);
        }
    }
}

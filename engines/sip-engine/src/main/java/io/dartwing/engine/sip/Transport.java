package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;

/// How SIP messages travel to a trunk.
public enum Transport {
    UDP,
    TCP;

    /// The name in Via headers and `transport` parameters.
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How a request came.
    static Transport of(SIPRequest received) {
        return "TCP".equalsIgnoreCase(received.getTopmostVia().getTransport()) ? TCP : UDP;
    }
}

package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;

/// A received request that names its transaction as RFC 3261 §17.2.3 does: branch, sent-by and method (ACK counts as
/// INVITE). JAIN-SIP looks transactions up by branch alone.
final class KeyedRequest extends SIPRequest {
    private static final long serialVersionUID = 1L;

    private final String saidVersion;

    /// @param saidVersion the version as written: JAIN-SIP reads every one as SIP/2.0
    KeyedRequest(String saidVersion) {
        this.saidVersion = saidVersion;
    }

    String saidVersion() {
        return saidVersion;
    }

    @Override
    public String getTransactionId() {
        String byBranch = super.getTransactionId();
        Via via = getTopmostVia();
        if (via == null) {
            return byBranch;
        }
        String method = getMethod();
        return byBranch + "@" + String.valueOf(via.getSentBy()).toLowerCase(Locale.ROOT) + "/"
                + ("ACK".equals(method) ? "INVITE" : method);
    }
}

package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.Map;

/// A final answer that turns a request down, and the headers that say why.
public record Refusal(int status, String reason, Map<String, String> headers) {
    public Refusal(int status, String reason) {
        this(status, reason, Map.of());
    }

    /// The answer, with a To tag as RFC 3261 §8.2.6.2 wants.
    public SIPResponse answer(SIPRequest request) {
        SIPResponse response = Messages.answer(request, status, reason);
        headers.forEach((name, value) -> Messages.header(response, name, value));
        return response;
    }
}

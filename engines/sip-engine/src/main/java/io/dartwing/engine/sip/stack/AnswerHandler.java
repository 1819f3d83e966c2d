package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPResponse;

/// Who waits for the answers to one of our requests. Called on the stack's threads: must not block.
public interface AnswerHandler {
    void answered(SIPResponse response);

    /// No final answer came in time, or the network refused the message.
    void unanswered();
}

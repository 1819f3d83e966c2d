package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Reply;

/// Ends the handling of a request with an error.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super(null, null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}

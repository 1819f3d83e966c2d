package io.dartwing.engine.fax.t30;

import java.util.Optional;
import java.util.OptionalInt;

/// How a call ended.
///
/// @param completion       why
/// @param pages            sender: pages confirmed by the far end; receiver: pages stored and answered by us
/// @param documentComplete sender: the last page was confirmed; receiver: the last page is stored and its MCF was let
/// go
/// @param unansweredPage   sender: a page whose command left without an answer. Whether it arrived is unknown: it
///   must
///                         not be sent again blindly.
/// @param remote           the far end
/// @param parameters       what was last agreed, if anything
public record T30Result(
        T30Completion completion,
        int pages,
        boolean documentComplete,
        OptionalInt unansweredPage,
        RemoteStation remote,
        Optional<SessionParameters> parameters) {

    /// Everything went through and was acknowledged.
    public boolean ok() {
        return completion.cause() == T30Completion.Cause.OK && documentComplete;
    }
}

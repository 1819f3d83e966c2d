package io.dartwing.engine.fax.line.process;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.ReceivedFax;
import java.util.UUID;

/// What server and child say to each other, one JSON line each.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "say")
sealed interface LineMessage {

    /// What the server says.
    sealed interface ToChild extends LineMessage {}

    /// The first line.
    record Open(LineProcessSettings settings) implements ToChild {}

    record Configure(LineConfiguration configuration) implements ToChild {}

    record Send(OutboundFax fax) implements ToChild {}

    record Cancel(UUID callId) implements ToChild {}

    record IncomingDecided(UUID callId, IncomingAnswer answer) implements ToChild {}

    record CommitDecided(UUID callId, boolean committed) implements ToChild {}

    /// Test only: die of a real segmentation fault. Heeded only with `-Ddartwing.line.debug=true`.
    record Crash() implements ToChild {}

    /// What the child says.
    sealed interface ToServer extends LineMessage {}

    record Ready(int sipPort) implements ToServer {}

    /// The child can't run and ends.
    record Unable(String reason) implements ToServer {}

    record Accepted(UUID callId) implements ToServer {}

    record Declined(UUID callId, LineUnavailableException.Reason reason, String message) implements ToServer {}

    record IncomingAsked(IncomingCall call) implements ToServer {}

    record CommitAsked(ReceivedFax fax) implements ToServer {}

    record Progress(CallProgress progress) implements ToServer {}

    /// The report lies in the call's folder.
    record Finished(UUID callId) implements ToServer {}

    /// Said every half second while all is well.
    record Beat(LineStatus status) implements ToServer {}
}

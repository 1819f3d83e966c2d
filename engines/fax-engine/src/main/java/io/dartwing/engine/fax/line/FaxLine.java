package io.dartwing.engine.fax.line;

import java.nio.file.Path;
import java.util.UUID;

/// Sends and receives faxes over SIP trunks. Thread-safe. What happens is told to the [FaxLineListener] it was
/// made
/// with.
public interface FaxLine extends AutoCloseable {
    /// Replaces the whole table of trunks. Calls in progress keep the trunk they began with. Only hosts of this
    /// table
    /// may call in; others are answered 403 and counted.
    void configure(LineConfiguration configuration);

    /// The call's folder in the spool, created when missing. A document written there as `document.tif` is not
    /// copied
    /// again by [#send].
    Path folder(UUID callId);

    /// Begins a call. Returns once the line has taken responsibility: from then on exactly one effective
    /// [CallReport] follows, whatever crashes.
    ///
    /// @throws LineUnavailableException the call has certainly not begun and no report follows: safe to try
    /// again
    void send(OutboundFax fax) throws LineUnavailableException;

    /// Ends a call as soon as the protocol allows. The report tells how far it came; an unknown call is ignored.
    void cancel(UUID callId);

    /// The report of this call is durably processed: it is not repeated and the call's folder is deleted.
    void acknowledge(UUID callId);

    /// A snapshot for health pages and metrics; never blocks.
    LineStatus status();

    /// Hangs up the calls in progress (BYE, DCN where possible), writes their reports and stops.
    @Override
    void close();
}

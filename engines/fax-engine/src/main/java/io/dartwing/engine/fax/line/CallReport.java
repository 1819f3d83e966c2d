package io.dartwing.engine.fax.line;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The truth about one call, as far as it can be known. Exactly one per call takes effect.
///
/// @param reference       from [OutboundFax] or [IncomingAnswer.Accept]
/// @param trunkId         the trunk that carried it
/// @param outcome         see [Outcome]
/// @param sentence        what happened, for people, without numbers
/// @param pagesConfirmed  pages of this call that the receiver confirmed (outbound) or we confirmed (inbound). The
///                        next attempt starts at `firstPage + pagesConfirmed`
/// @param pagesTotal      outbound: pages this call had to carry (document pages from `firstPage` on); inbound: pages
///                        in `document`
/// @param pageInDoubt     outbound: the page behind `pagesConfirmed` was sent to its end and its answer not heard.
///                        With more pages to follow the outcome is `FAILED` (the fax is certainly incomplete), and
///                        sending that page again may give the receiver a second copy of it
/// @param firstPage       as commanded; 0 inbound
/// @param remoteStationId CSI or TSI of the other machine, empty when unknown
/// @param transport       `null` when no media flowed
/// @param bitRate         of the last page, 0 when none
/// @param compression     `MH`, `MR`, `MMR`, `JBIG`, or empty
/// @param sipStatus       final status of the INVITE, `null` when none came
/// @param q850            from the Reason header (RFC 3326), `null` when none came
/// @param sessionLog      JSON lines of [SessionLogEntry]
/// @param document        inbound: the pages, when there is at least one that was confirmed or committed
public record CallReport(
        UUID callId,
        UUID organizationId,
        String reference,
        UUID trunkId,
        CallDirection direction,
        Outcome outcome,
        CallCause cause,
        String sentence,
        int pagesConfirmed,
        int pagesTotal,
        boolean pageInDoubt,
        int firstPage,
        String remoteStationId,
        @Nullable FaxTransport transport,
        int bitRate,
        boolean ecm,
        String compression,
        @Nullable Integer sipStatus,
        @Nullable Integer q850,
        Instant startedAt,
        @Nullable Instant connectedAt,
        Instant endedAt,
        Path sessionLog,
        Optional<Path> document) {

    public enum Outcome {
        /// Outbound: every page was confirmed.
        SENT,
        /// Inbound: the listener committed, or at least one page was confirmed to the sender before the call broke
        /// (then `cause` is not `NONE` and `document` holds those pages).
        RECEIVED,
        /// Certainly not (completely) delivered: pages behind `pagesConfirmed` were not accepted.
        FAILED,
        /// Outbound: the last page was sent to its end and the answer was not heard. Inbound: never.
        UNCERTAIN
    }
}

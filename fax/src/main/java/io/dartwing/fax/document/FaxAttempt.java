package io.dartwing.fax.document;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call: an attempt to send, or the call that brought a fax. Its id is the call's id on the
/// line.
///
/// The row is written before anything leaves; as long as its status is `started` nobody knows the
/// outcome yet.
@Entity
@Table(name = "fax_attempts")
public class FaxAttempt {
    private static final String OWN_FAULT = CallCause.TRUNK_UNAVAILABLE.name().toLowerCase(Locale.ROOT);

    @Id
    private UUID id;

    private UUID organizationId;
    private @Nullable UUID faxId;
    private FaxDirection direction;
    private int number;
    private String status = "started";
    private @Nullable UUID trunkId;
    private @Nullable UUID carrierId;
    private @Nullable Instant notBefore;
    private byte @Nullable [] linkHash;
    private @Nullable Instant linkUntil;
    private @Nullable String reason;
    private @Nullable String cause;
    private @Nullable String causeText;
    private @Nullable String transport;
    private @Nullable Integer bitRate;
    private @Nullable Boolean ecm;
    private @Nullable String compression;
    private int firstPage;
    private int pagesTotal;
    private int pagesSent;
    private @Nullable String remoteStationId;
    private @Nullable Integer sipStatus;
    private @Nullable Integer q850;
    private Instant createdAt;
    private @Nullable Instant handedOverAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant connectedAt;
    private @Nullable Instant endedAt;
    private @Nullable UUID logFile;

    @SuppressWarnings("NullAway") // Hibernate fills what it loads
    protected FaxAttempt() {}

    public FaxAttempt(
            UUID id,
            UUID organizationId,
            @Nullable UUID faxId,
            FaxDirection direction,
            int number,
            @Nullable UUID trunkId,
            @Nullable String reason,
            int firstPage,
            int pagesTotal,
            Instant now) {
        this.id = id;
        this.organizationId = organizationId;
        this.faxId = faxId;
        this.direction = direction;
        this.number = number;
        this.trunkId = trunkId;
        this.reason = reason;
        this.firstPage = firstPage;
        this.pagesTotal = pagesTotal;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public @Nullable UUID faxId() {
        return faxId;
    }

    public int number() {
        return number;
    }

    public int firstPage() {
        return firstPage;
    }

    public boolean open() {
        return status.equals("started");
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable UUID logFile() {
        return logFile;
    }

    /// The carrier's account that it goes over; null for the line's calls.
    public @Nullable UUID carrierId() {
        return carrierId;
    }

    public void goesOver(UUID carrier) {
        carrierId = carrier;
    }

    /// The carrier may fetch the pages under the address with this hash.
    public void linked(byte[] hash, Instant until) {
        linkHash = hash.clone();
        linkUntil = until;
    }

    /// The carrier is not to be asked again for this fax before.
    public void notBefore(Instant at) {
        notBefore = at;
    }

    /// Whether the way failed by its own fault since `pass`, or asked for patience.
    public boolean passedOver(Instant pass, Instant now) {
        boolean waits = notBefore != null && notBefore.isAfter(now);
        return waits || status.equals("failed") && OWN_FAULT.equals(cause) && !createdAt.isBefore(pass);
    }

    public void belongsTo(UUID fax) {
        faxId = fax;
    }

    /// The line has taken the call over.
    public void handedOver(Instant now) {
        handedOverAt = now;
    }

    public boolean wasHandedOver() {
        return handedOverAt != null;
    }

    /// What the carrier says of it, once nothing of it is open any more, or nobody knows.
    ///
    /// @param end `sent`, `failed`, `cancelled` or `uncertain`
    public void carrierSays(String end, @Nullable String causeName, @Nullable String sentence, int pages, Instant now) {
        status = end;
        cause = causeName;
        causeText = sentence;
        pagesSent = pages;
        endedAt = now;
    }

    /// The carrier has it although nobody knew for a while.
    public void carrierHasIt() {
        status = "started";
        cause = null;
        causeText = null;
        endedAt = null;
    }

    /// Nothing tells how it went: what the line knew of the call is lost.
    public void lost(String sentence, Instant now) {
        status = "uncertain";
        cause = "engine_crash";
        causeText = sentence;
        endedAt = now;
    }

    /// The line says how it went.
    public void concluded(CallReport report, @Nullable UUID log) {
        status = report.outcome().name().toLowerCase(Locale.ROOT);
        cause = report.cause().name().toLowerCase(Locale.ROOT);
        causeText = report.sentence();
        transport =
                report.transport() == null ? null : report.transport().name().toLowerCase(Locale.ROOT);
        bitRate = report.bitRate() == 0 ? null : report.bitRate();
        ecm = report.transport() == null ? null : report.ecm();
        compression = report.compression().isEmpty() ? null : report.compression();
        pagesTotal = report.pagesTotal();
        pagesSent = report.pagesConfirmed();
        remoteStationId = report.remoteStationId().isBlank() ? null : report.remoteStationId();
        sipStatus = report.sipStatus();
        q850 = report.q850();
        startedAt = report.startedAt();
        connectedAt = report.connectedAt();
        endedAt = report.endedAt();
        logFile = log;
    }

    /// The call was never placed: nothing went out.
    public void neverBegan(String causeName, String sentence, Instant now) {
        status = "failed";
        cause = causeName;
        causeText = sentence;
        endedAt = now;
    }

    public @Nullable UUID trunkId() {
        return trunkId;
    }

    /// @param way the name of its trunk or carrier, if that still exists
    public AttemptView view(@Nullable String way) {
        return new AttemptView(
                id,
                number,
                status,
                cause,
                causeText,
                transport,
                bitRate,
                ecm,
                compression,
                firstPage,
                pagesTotal,
                pagesSent,
                remoteStationId,
                trunkId == null ? null : new FaxView.Named(trunkId, way == null ? "deleted trunk" : way),
                carrierId == null ? null : new FaxView.Named(carrierId, way == null ? "deleted carrier" : way),
                reason,
                createdAt,
                startedAt,
                connectedAt,
                endedAt,
                sipStatus,
                logFile != null);
    }
}

package io.dartwing.fax.document;

import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/// One fax, in or out. Its status moves only as `FaxStatus` allows; callers hold the row's lock
/// (`Faxes.lock`) while
/// they move it.
@Entity
@Table(name = "fax_documents")
public class FaxDocument extends TenantRecord {
    public static final int MOST_TAGS = 20;

    /// Who did something, by the name it had then.
    public record ActorName(UUID id, @Nullable String name) {}

    private String name = "";
    private FaxDirection direction = FaxDirection.OUTBOUND;
    private FaxStatus status = FaxStatus.QUEUED;
    FaxPriority priority = FaxPriority.NORMAL;
    String senderNumber = "";

    @Nullable
    String senderName;

    String recipientNumber = "";

    @Nullable
    String recipientName;

    @Nullable
    String remoteStationId;

    @Nullable
    String subject;

    @Nullable
    Integer pages;

    int pagesSent;
    String resolution = "fine";

    @Nullable
    Instant scheduledAt;

    @Nullable
    Instant receivedAt;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant completedAt;

    @Nullable
    Integer durationSeconds;

    @Nullable
    Instant nextAttemptAt;

    int attemptsCount;
    int attemptsInRound;

    @Nullable
    Instant passSince;

    @Nullable
    String cause;

    @Nullable
    String causeText;

    @Nullable
    String transport;

    @Nullable
    Integer bitRate;

    @Nullable
    Boolean ecm;

    @Nullable
    UUID trunkId;

    @Nullable
    UUID numberId;

    @Nullable
    UUID callId;

    @Nullable
    UUID inboxId;

    @Nullable
    UUID assignedTo;

    @Nullable
    UUID routedByRule;

    @Nullable
    String routedRuleName;

    @Nullable
    String routedReason;

    @Enumerated(EnumType.STRING)
    ReadingStatus readingStatus = ReadingStatus.NONE;

    @Nullable
    Float textConfidence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<SourceFile> files = List.of();

    long fileSize;

    @Nullable
    String fileHash;

    @Nullable
    String fileFormat;

    @Nullable
    UUID tiffFile;

    @Nullable
    UUID pdfFile;

    @Nullable
    UUID thumbnailFile;

    boolean header = true;
    boolean cover;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Nullable
    Map<String, String> coverFields;

    @Nullable
    String callbackUrl;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, Object> metadata = Map.of();

    boolean cancelRequested;

    @Nullable
    String stationIdentifier;

    /// No list: for all lists of ids Hibernate knows one type, and others are kept as JSON.
    private UUID[] tagIds = {};

    private @Nullable UUID folderId;
    private @Nullable Instant snoozedUntil;
    private @Nullable UUID snoozedBy;
    private @Nullable String snoozedByName;

    private @Nullable UUID workGroupId;
    private @Nullable String workSkill;
    private @Nullable Instant doneAt;
    private @Nullable UUID doneBy;
    private @Nullable String doneByName;

    @Embedded
    private Judgement judgement = Judgement.NONE;

    /// Asked for with a test key: no call is ever placed for it.
    boolean test;

    /// What it is one of many of.
    @Nullable
    UUID broadcastId;

    @Nullable
    Integer mostAttempts;

    protected FaxDocument() {}

    FaxDocument(String name, FaxDirection direction, FaxStatus status) {
        this.name = name;
        this.direction = direction;
        this.status = status;
    }

    public String name() {
        return name;
    }

    public FaxDirection direction() {
        return direction;
    }

    public FaxStatus status() {
        return status;
    }

    public FaxPriority priority() {
        return priority;
    }

    public String senderNumber() {
        return senderNumber;
    }

    public String recipientNumber() {
        return recipientNumber;
    }

    public Optional<Integer> pages() {
        return Optional.ofNullable(pages);
    }

    public Optional<String> remoteStationId() {
        return Optional.ofNullable(remoteStationId);
    }

    public int pagesSent() {
        return pagesSent;
    }

    public int attemptsInRound() {
        return attemptsInRound;
    }

    /// Ways that failed by their own fault before count again.
    public Instant passSince() {
        return passSince == null ? Instant.EPOCH : passSince;
    }

    public int attemptsCount() {
        return attemptsCount;
    }

    public List<SourceFile> files() {
        return files;
    }

    public Optional<FileId> tiff() {
        return Optional.ofNullable(tiffFile).map(FileId::new);
    }

    public Optional<FileId> pdf() {
        return Optional.ofNullable(pdfFile).map(FileId::new);
    }

    public Optional<FileId> thumbnail() {
        return Optional.ofNullable(thumbnailFile).map(FileId::new);
    }

    public Optional<Instant> scheduledAt() {
        return Optional.ofNullable(scheduledAt);
    }

    public Optional<UUID> numberId() {
        return Optional.ofNullable(numberId);
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    public boolean test() {
        return test;
    }

    public Optional<UUID> broadcastId() {
        return Optional.ofNullable(broadcastId);
    }

    /// Whether the attempts it is allowed are used up; others have as many as the cause asks for.
    public boolean triedEnough() {
        return mostAttempts != null && attemptsInRound >= mostAttempts;
    }

    /// What it is known by where it arrives; given with its first attempt.
    public Optional<String> stationIdentifier() {
        return Optional.ofNullable(stationIdentifier);
    }

    public boolean header() {
        return header;
    }

    public boolean cover() {
        return cover;
    }

    public Map<String, String> coverFields() {
        return coverFields == null ? Map.of() : coverFields;
    }

    public String resolution() {
        return resolution;
    }

    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    /// Moves to the next state.
    ///
    /// @throws ProblemException `FAX-011` when the table of `FaxStatus` doesn't allow it
    public void become(FaxStatus next) {
        if (!status.canBecome(next)) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "status: " + status.text() + " (expected: one that can become " + next.text() + ")");
        }
        status = next;
    }

    /// Takes over how a call went. The status is the caller's matter.
    public void tookCall(CallReport report) {
        cause = report.cause().name().toLowerCase(Locale.ROOT);
        causeText = report.sentence();
        transport =
                report.transport() == null ? null : report.transport().name().toLowerCase(Locale.ROOT);
        bitRate = report.bitRate() == 0 ? null : report.bitRate();
        ecm = report.transport() == null ? null : report.ecm();
        if (!report.remoteStationId().isBlank()) {
            remoteStationId = report.remoteStationId();
        }
        durationSeconds = report.connectedAt() == null
                ? 0
                : Math.toIntExact(
                        Duration.between(report.connectedAt(), report.endedAt()).toSeconds());
    }

    public Judgement judgement() {
        return judgement;
    }

    public void judged(Judgement word) {
        judgement = word;
    }

    public void requestCancel() {
        cancelRequested = true;
    }

    /// Whoever says where it lies takes it out of a group's hands, and has something to do with it.
    public void assign(@Nullable UUID inbox, @Nullable UUID person) {
        inboxId = inbox;
        assignedTo = person;
        workGroupId = null;
        workSkill = null;
        reopen();
    }

    /// Which group gives it to one of its people, while it is nobody's.
    ///
    /// @param skill that the person must have
    public void shareOut(UUID group, @Nullable String skill) {
        workGroupId = group;
        workSkill = skill;
    }

    /// A group's choice.
    public void give(UUID group, UUID inbox, UUID person) {
        inboxId = inbox;
        assignedTo = person;
        workGroupId = group;
    }

    public Optional<UUID> workGroupId() {
        return Optional.ofNullable(workGroupId);
    }

    public Optional<String> workSkill() {
        return Optional.ofNullable(workSkill);
    }

    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    public void finish(Instant at, ActorName by) {
        doneAt = at;
        doneBy = by.id();
        doneByName = by.name() == null ? "" : by.name();
    }

    public void reopen() {
        doneAt = null;
        doneBy = null;
        doneByName = null;
    }

    public Optional<UUID> inboxId() {
        return Optional.ofNullable(inboxId);
    }

    public Optional<UUID> assignedTo() {
        return Optional.ofNullable(assignedTo);
    }

    public List<UUID> tagIds() {
        return List.of(tagIds);
    }

    /// At most `MOST_TAGS`, as callers see to.
    public void tagged(List<UUID> tags) {
        tagIds = tags.toArray(UUID[]::new);
    }

    public Optional<UUID> folderId() {
        return Optional.ofNullable(folderId);
    }

    /// @param folder null for none
    public void putInto(@Nullable UUID folder) {
        folderId = folder;
    }

    public Optional<Instant> snoozedUntil() {
        return Optional.ofNullable(snoozedUntil);
    }

    public Optional<ActorName> snoozedBy() {
        return snoozedBy == null ? Optional.empty() : Optional.of(new ActorName(snoozedBy, snoozedByName));
    }

    public void snooze(Instant until, ActorName by) {
        snoozedUntil = until;
        snoozedBy = by.id();
        snoozedByName = by.name();
    }

    public void wake() {
        snoozedUntil = null;
        snoozedBy = null;
        snoozedByName = null;
    }
}

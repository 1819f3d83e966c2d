package io.dartwing.fax.archive;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A bucket of the customer's where faxes are archived, as an administrator set it up.
@Entity
@Table(name = "archive_targets")
class ArchiveTarget extends TenantRecord {
    /// Which faxes go there by themselves.
    enum Takes {
        /// None: those that retention policies or people put there.
        ASKED,
        RECEIVED,
        SENT,
        ALL
    }

    enum Pace {
        AT_ONCE,
        HOURLY,
        DAILY
    }

    enum Content {
        PDF,
        PDF_AND_ORIGINALS
    }

    /// What encrypts the objects at the store.
    enum Encryption {
        /// As the bucket says.
        BUCKET,
        SSE_S3,
        /// A key of the customer's in its key service.
        SSE_KMS
    }

    enum LockMode {
        NONE,
        GOVERNANCE,
        COMPLIANCE
    }

    private String name = "";
    private boolean enabled = true;
    private @Nullable String endpoint;
    private String region = "us-east-1";
    private String bucket = "";
    private boolean pathStyle = true;
    private String accessKey = "";
    private byte @Nullable [] secretKey;
    private String folder = ArchiveKeys.USUAL;

    @Enumerated(EnumType.STRING)
    private Content content = Content.PDF;

    @Enumerated(EnumType.STRING)
    private Takes takes = Takes.ASKED;

    @Enumerated(EnumType.STRING)
    private Pace pace = Pace.AT_ONCE;

    @Enumerated(EnumType.STRING)
    private Encryption encryption = Encryption.BUCKET;

    private @Nullable String kmsKey;

    @Enumerated(EnumType.STRING)
    private LockMode lockMode = LockMode.NONE;

    private @Nullable Integer lockDays;

    String name() {
        return name;
    }

    boolean enabled() {
        return enabled;
    }

    String region() {
        return region;
    }

    String bucket() {
        return bucket;
    }

    String accessKey() {
        return accessKey;
    }

    boolean hasSecretKey() {
        return secretKey != null;
    }

    String folder() {
        return folder;
    }

    Content content() {
        return content;
    }

    Encryption encryption() {
        return encryption;
    }

    Optional<String> kmsKey() {
        return Optional.ofNullable(kmsKey).filter(key -> !key.isBlank());
    }

    LockMode lockMode() {
        return lockMode;
    }

    Optional<Integer> lockDays() {
        return Optional.ofNullable(lockDays);
    }

    boolean takes(boolean received) {
        return switch (takes) {
            case ASKED -> false;
            case RECEIVED -> received;
            case SENT -> !received;
            case ALL -> true;
        };
    }

    /// When what is put there by itself now shall leave: all of one batch at the same time.
    Instant due(Instant now) {
        ZonedDateTime here = now.atZone(ZoneId.systemDefault());
        return switch (pace) {
            case AT_ONCE -> now;
            case HOURLY -> here.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case DAILY -> here.truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
        };
    }

    /// The store's own address; Amazon's for the region when none was given.
    String service() {
        return endpoint == null || endpoint.isBlank()
                ? "https://s3." + region + ".amazonaws.com"
                : endpoint.replaceAll("/+$", "");
    }

    /// Of the bucket, without a slash at its end. A port that goes without saying is left out: it is signed as it is
    /// sent.
    URI address() {
        URI service = URI.create(service());
        String scheme = service.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = service.getPort() == -1 || service.getPort() == (scheme.equals("https") ? 443 : 80);
        String authority = service.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + service.getPort());
        return pathStyle
                ? URI.create(scheme + "://" + authority + "/" + bucket)
                : URI.create(scheme + "://" + bucket + "." + authority);
    }

    /// Where an object is, for people and programs.
    String place(String key) {
        return "s3://" + bucket + "/" + key;
    }
}

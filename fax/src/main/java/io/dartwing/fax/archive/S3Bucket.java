package io.dartwing.fax.archive;

import io.dartwing.fax.archive.StoreAnswer.Done;
import io.dartwing.fax.archive.StoreAnswer.Missing;
import io.dartwing.fax.archive.StoreAnswer.Refused;
import io.dartwing.fax.archive.StoreAnswer.Unknown;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.platform.net.RequestResult;
import io.dartwing.platform.net.RequestResult.Answered;
import io.dartwing.platform.net.RequestResult.NotSent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One bucket of a store that speaks S3.
final class S3Bucket {
    private static final Duration ASKING = Duration.ofSeconds(30);
    private static final Duration WRITING = Duration.ofMinutes(5);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");

    /// @param address of the bucket, without a slash at its end
    /// @param keyId of the key service, for `SSE_KMS`
    record Place(URI address, SignatureV4.Keys keys, ArchiveTarget.Encryption encryption, Optional<String> keyId) {}

    private final Place place;
    private final GuardedRequests requests;
    private final Clock clock;

    S3Bucket(Place place, GuardedRequests requests, Clock clock) {
        this.place = place;
        this.requests = requests;
        this.clock = clock;
    }

    /// Whether the bucket can be seen with these keys.
    StoreAnswer look() {
        return answer(ask("GET", "/?list-type=2&max-keys=1", Map.of()), "s3:ListBucket");
    }

    /// The bucket's own rules of object lock, as XML.
    StoreAnswer lockRules() {
        return answer(ask("GET", "/?object-lock=", Map.of()), "s3:GetBucketObjectLockConfiguration");
    }

    StoreAnswer head(String key) {
        RequestResult result = ask("HEAD", path(key), Map.of("x-amz-checksum-mode", "ENABLED"));
        if (!(result instanceof Answered answered)) {
            return answer(result, "s3:GetObject");
        }
        return switch (answered.status()) {
            case 404 -> new Missing();
            // The answer to HEAD has no body: another question tells what is wrong with the keys.
            case 400, 403 ->
                look() instanceof Refused refused
                        ? refused
                        : new Refused("the access key may not read objects (it needs s3:GetObject)");
            default -> answer(result, "s3:GetObject");
        };
    }

    /// @param lock until when it shall be locked; not at all if `null`
    StoreAnswer put(ArchiveObject object, @Nullable ArchiveLock lock) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-md5", base64(object.md5()));
        headers.put("x-amz-checksum-sha256", base64(object.sha256()));
        switch (place.encryption()) {
            case BUCKET -> {}
            case SSE_S3 -> headers.put("x-amz-server-side-encryption", "AES256");
            case SSE_KMS -> {
                headers.put("x-amz-server-side-encryption", "aws:kms");
                place.keyId().ifPresent(id -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", id));
            }
        }
        if (lock != null) {
            headers.put("x-amz-object-lock-mode", lock.word());
            headers.put("x-amz-object-lock-retain-until-date", lock.until().toString());
        }
        String rights = lock == null ? "s3:PutObject" : "s3:PutObject and s3:PutObjectRetention";
        return answer(
                send("PUT", path(object.key()), headers, object.file(), object.contentType(), object.sha256(), WRITING),
                rights);
    }

    private static String path(String key) {
        return "/" + SignatureV4.encode(key);
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private RequestResult ask(String method, String path, Map<String, String> headers) {
        return send(method, path, headers, null, "application/octet-stream", SignatureV4.EMPTY, ASKING);
    }

    private RequestResult send(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable Path body,
            String contentType,
            String sha256,
            Duration within) {
        URI uri = URI.create(place.address() + path);
        Map<String, String> signed = SignatureV4.sign(place.keys(), method, uri, headers, sha256, clock.instant());
        return requests.send(method, uri.toString(), signed, body, contentType, within);
    }

    private static StoreAnswer answer(RequestResult result, String rights) {
        return switch (result) {
            case NotSent(String reason) -> new Refused(reason);
            case RequestResult.Unknown(String reason) -> new Unknown(reason);
            case Answered answered -> answered(answered, rights);
        };
    }

    private static StoreAnswer answered(Answered answered, String rights) {
        int status = answered.status();
        if (status / 100 == 2) {
            return new Done(answered.headers(), answered.body());
        }
        Matcher found = CODE.matcher(answered.body());
        String code = found.find() ? found.group(1) : "";
        if (status >= 500) {
            return new Unknown("the store answered with status " + status);
        }
        return new Refused(
                switch (code) {
                    case "InvalidAccessKeyId" -> "the access key is not known there";
                    case "SignatureDoesNotMatch" -> "the secret does not belong to the access key";
                    case "AccessDenied" -> "the access key lacks a right (it needs " + rights + ")";
                    case "NoSuchBucket" -> "there is no such bucket";
                    case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                        "the bucket is in another region";
                    case "RequestTimeTooSkewed" -> "the clocks of this server and of the store differ too much";
                    case "ObjectLockConfigurationNotFoundError" -> "the bucket has no object lock";
                    default ->
                        "the store answered with status " + status
                                + (code.isEmpty() ? "" : " (" + code.toLowerCase(Locale.ROOT) + ")");
                });
    }
}

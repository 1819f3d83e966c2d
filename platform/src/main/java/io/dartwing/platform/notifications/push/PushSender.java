package io.dartwing.platform.notifications.push;

import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PostResult;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a message to every browser of a person (RFC 8030), encrypted for each.
@Component
public class PushSender {
    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String KEPT_SECONDS = "86400";

    private final PushSubscriptions subscriptions;
    private final Vapid vapid;
    private final GuardedPost post;
    private final TransactionTemplate transaction;

    PushSender(PushSubscriptions subscriptions, Vapid vapid, GuardedPost post, TransactionTemplate transaction) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.post = post;
        this.transaction = transaction;
    }

    private enum End {
        SENT,
        GONE,
        FAILED
    }

    /// Whether one browser at least took it, or none is left to try. Holds no transaction while it sends.
    public boolean send(UUID person, byte[] message) {
        List<PushSubscriptions.Subscription> to = transaction.execute(status -> subscriptions.of(person));
        boolean sent = to.isEmpty();
        boolean left = false;
        for (PushSubscriptions.Subscription subscription : to) {
            End end = send(subscription.address(), message);
            transaction.executeWithoutResult(status -> {
                switch (end) {
                    case SENT -> subscriptions.succeeded(subscription.id());
                    case GONE -> subscriptions.gone(subscription.id());
                    case FAILED -> subscriptions.failed(subscription.id());
                }
            });
            sent |= end == End.SENT;
            left |= end == End.FAILED;
        }
        return sent || !left;
    }

    private End send(PushSubscriptions.Address address, byte[] message) {
        try {
            byte[] body = PushEncryption.encrypt(
                    message,
                    Base64.getUrlDecoder().decode(address.p256dh()),
                    Base64.getUrlDecoder().decode(address.auth()));
            PostResult result = post.post(
                    address.endpoint(),
                    body,
                    "application/octet-stream",
                    Map.of(
                            "Content-Encoding",
                            "aes128gcm",
                            "TTL",
                            KEPT_SECONDS,
                            "Authorization",
                            vapid.authorization(URI.create(address.endpoint()))),
                    LIMIT,
                    0);
            return switch (result) {
                case PostResult.Answered answer when answer.accepted() -> End.SENT;
                // RFC 8030 §7.3: the subscription is no more.
                case PostResult.Answered(int status, String ignored) when status == 404 || status == 410 -> End.GONE;
                case PostResult.Answered ignored -> End.FAILED;
                case PostResult.Failed ignored -> End.FAILED;
            };
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            LOG.warn(
                    "push: a subscription is not usable, {}",
                    unusable.getClass().getSimpleName());
            return End.GONE;
        }
    }
}

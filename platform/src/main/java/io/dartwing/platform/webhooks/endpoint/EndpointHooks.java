package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import io.dartwing.platform.webhooks.delivery.Deliveries;
import io.dartwing.platform.webhooks.delivery.SigningSecrets;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// A new endpoint gets its secret and shows it once; disabling holds its deliveries, enabling lets them go.
@Component
class EndpointHooks implements RecordHooks<WebhookEndpoint> {
    private final GuardedPost post;
    private final SigningSecrets secrets;
    private final Deliveries deliveries;
    private final Clock clock;

    EndpointHooks(GuardedPost post, SigningSecrets secrets, Deliveries deliveries, Clock clock) {
        this.post = post;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void validate(WebhookEndpoint endpoint, boolean creating, Violations violations) {
        if (!violations.concerns("url")) {
            post.fault(endpoint.url())
                    .ifPresent(fault -> violations.add("url", fault, "an https address on the public internet"));
        }
    }

    @Override
    public void beforeSave(WebhookEndpoint endpoint, boolean creating) {
        if (creating) {
            String secret = SigningSecrets.fresh();
            endpoint.begin(secret, secrets.seal(secret));
        }
        if (!endpoint.statusChanged()) {
            return;
        }
        if (endpoint.enabled()) {
            endpoint.disabledBecause(null, null);
        } else {
            boolean bySystem = Actors.current() instanceof SystemJobActor;
            endpoint.disabledBecause(
                    bySystem ? "It did not accept anything for three days." : "Disabled by hand.", clock.instant());
        }
    }

    @Override
    public void afterSave(WebhookEndpoint endpoint, boolean creating) {
        if (!endpoint.statusChanged()) {
            return;
        }
        endpoint.statusKept();
        if (endpoint.enabled()) {
            deliveries.release(endpoint.id());
        } else {
            deliveries.hold(endpoint.id());
        }
    }

    @Override
    public void beforeDelete(WebhookEndpoint endpoint) {
        deliveries.drop(endpoint.id());
    }

    @Override
    public void answerCreation(WebhookEndpoint endpoint, ObjectNode answer) {
        if (endpoint.shownOnce() != null) {
            answer.put("secret", endpoint.shownOnce());
        }
    }
}

package io.dartwing.engine.sip;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import io.dartwing.engine.sip.TrunkStatus.Reach;
import io.dartwing.engine.sip.TrunkStatus.Registration;
import io.dartwing.engine.sip.stack.Messages;
import io.dartwing.engine.sip.stack.SipTransport;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javax.sip.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/// Keeps one trunk registered and asks whether it is there (RFC 3261 §10, §11). Runs on its own queue.
final class TrunkKeeper {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final UserAgentContext ua;
    private final SipTrunk trunk;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Serial queue = new Serial("sip-trunk", () -> gone.complete(null));
    private final String registerCallId = Messages.token();
    private final String registerTag = Messages.token();
    private volatile TrunkStatus status;
    private long cseq;
    private Duration asked;
    private Duration pause = FIRST_RETRY;
    private boolean stopping;

    TrunkKeeper(UserAgentContext ua, SipTrunk trunk) {
        this.ua = ua;
        this.trunk = trunk;
        this.asked = trunk.registerFor();
        this.status = new TrunkStatus(
                trunk.id(),
                Reach.UNKNOWN,
                trunk.register() ? Registration.PENDING : Registration.NOT_CONFIGURED,
                null,
                "not asked yet");
    }

    SipTrunk trunk() {
        return trunk;
    }

    TrunkStatus status() {
        return status;
    }

    void start() {
        if (trunk.register()) {
            queue.execute(this::register);
        }
        if (trunk.pingEvery().isPositive()) {
            queue.execute(this::ping);
        }
    }

    /// Gives the registration back; completes when the registrar answered or was silent too long.
    CompletableFuture<Void> stop() {
        queue.execute(() -> {
            boolean registered = status.registration() == Registration.REGISTERED;
            stopping = true;
            if (registered) {
                send("REGISTER", Duration.ZERO, (response, words) -> gone.complete(null));
            } else {
                gone.complete(null);
            }
        });
        return gone;
    }

    private void become(TrunkStatus next) {
        TrunkStatus before = status;
        status = next;
        if (before.reach() != next.reach() || before.registration() != next.registration()) {
            Thread.startVirtualThread(() -> ua.listener().trunkChanged(next));
        }
    }

    private void later(Duration delay, Runnable task) {
        ua.later(
                delay,
                () -> queue.execute(() -> {
                    if (!stopping) {
                        task.run();
                    }
                }));
    }

    private void ping() {
        send("OPTIONS", Duration.ZERO, (response, words) -> {
            Reach reach = response == null ? Reach.UNREACHABLE : Reach.REACHABLE;
            become(new TrunkStatus(trunk.id(), reach, status.registration(), status.registeredUntil(), words));
            later(trunk.pingEvery(), this::ping);
        });
    }

    private void register() {
        send("REGISTER", asked, this::registered);
    }

    private void registered(@Nullable SIPResponse response, String words) {
        if (stopping) {
            return;
        }
        int code = response == null ? 0 : response.getStatusCode();
        if (response != null && code == 200) {
            Duration granted = granted(response);
            pause = FIRST_RETRY;
            Instant until = Instant.now().plus(granted);
            become(new TrunkStatus(trunk.id(), Reach.REACHABLE, Registration.REGISTERED, until, words));
            // Early enough for one try to get lost, and never in a tight loop.
            Duration early =
                    granted.compareTo(Duration.ofMinutes(2)) > 0 ? Duration.ofSeconds(60) : granted.dividedBy(3);
            Duration wait = granted.minus(early);
            later(wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait, this::register);
            return;
        }
        if (response != null && code == 423 && response.getHeader("Min-Expires") != null && raise(response)) {
            register();
            return;
        }
        Reach reach = response == null ? Reach.UNREACHABLE : Reach.REACHABLE;
        Registration state = response == null ? Registration.PENDING : Registration.REFUSED;
        become(new TrunkStatus(trunk.id(), reach, state, null, words));
        later(pause, this::register);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    }

    private boolean raise(SIPResponse response) {
        Duration least = seconds(response.getHeader("Min-Expires").toString()).orElse(asked);
        boolean longer = least.compareTo(asked) > 0 && least.toDays() <= 7;
        asked = longer ? least : asked;
        return longer;
    }

    private Duration granted(SIPResponse response) {
        Contact contact = response.getContactHeader();
        if (contact != null && contact.getExpires() > 0) {
            return bounded(Duration.ofSeconds(contact.getExpires()));
        }
        return bounded(
                response.getExpires() == null
                        ? asked
                        : Duration.ofSeconds(response.getExpires().getExpires()));
    }

    private static Duration bounded(Duration lifetime) {
        return Duration.ofSeconds(Math.clamp(lifetime.toSeconds(), 3, 7 * 86_400));
    }

    private static Optional<Duration> seconds(String header) {
        String digits = header.substring(header.indexOf(':') + 1).strip();
        return digits.matches("[0-9]{1,7}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(digits)))
                : Optional.empty();
    }

    /// @param then the final answer, null without one, and one sentence about it
    private void send(String method, Duration expires, BiConsumer<@Nullable SIPResponse, String> then) {
        Optional<InetAddress> address = ua.trunks().addressOf(trunk);
        if (address.isEmpty()) {
            then.accept(null, "the host's name can't be resolved");
            return;
        }
        SIPRequest request = write(method, expires);
        var hop = new HopImpl(
                address.get().getHostAddress(), trunk.port(), trunk.transport().token());
        Exchange.start(ua, queue, trunk.credentials(), () -> ++cseq, request, hop, new Exchange.Outcome() {
            @Override
            public void answered(SIPResponse response) {
                String words = response.getStatusCode() + " " + PeerReason.bounded(response.getReasonPhrase());
                then.accept(response, method + " was answered " + words.strip());
            }

            @Override
            public void unanswered() {
                then.accept(null, method + " was not answered");
            }
        });
    }

    private SIPRequest write(String method, Duration expires) {
        boolean registering = method.equals("REGISTER");
        String user = trunk.credentials() == null
                ? "dartwing"
                : Destinations.escapedUser(trunk.credentials().username());
        String host =
                SipTransport.bracketed(registering ? trunk.host() : ua.config().advertisedHost());
        String from = "<sip:" + user + "@" + host + ">;tag=" + (registering ? registerTag : Messages.token());
        String trunkHost = SipTransport.bracketed(trunk.host());
        String to = registering ? "<sip:" + user + "@" + trunkHost + ">" : "<sip:" + trunkHost + ">";
        SipUri target = Destinations.hostOf(trunk);
        String callId = registering ? registerCallId : Messages.token();
        var parties = new RequestWriter.Parties(callId, from, to, ++cseq);
        SIPRequest request = ua.requests().request(method, target, parties, trunk.transport(), List.of());
        request.setHeader(ua.requests().contact(user, trunk.transport()));
        if (registering) {
            try {
                request.setHeader(Messages.HEADERS.createExpiresHeader((int) expires.toSeconds()));
            } catch (InvalidArgumentException e) {
                throw new IllegalArgumentException("registration lifetime out of range", e);
            }
        } else {
            RequestWriter.capabilities(request);
        }
        return request;
    }
}

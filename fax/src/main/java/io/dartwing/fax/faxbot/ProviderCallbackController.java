package io.dartwing.fax.faxbot;

import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.telephony.carriers.RawWebhook;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where providers were told to post to a Faxbot. The body is read raw before anything looks into
/// it: signatures cover its bytes.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}")
final class ProviderCallbackController {
    private static final int MAX_BYTES = 1024 * 1024;

    private final ProviderCallbacks callbacks;
    private final FaxbotEnvironment environment;
    private final FaxbotAddress address;
    private final Clock clock;

    ProviderCallbackController(
            ProviderCallbacks callbacks, FaxbotEnvironment environment, FaxbotAddress address, Clock clock) {
        this.callbacks = callbacks;
        this.environment = environment;
        this.address = address;
        this.clock = clock;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/phaxio-inbound")
    Map<String, String> phaxioInbound(HttpServletRequest request) throws IOException {
        requireInbound();
        return Map.of("status", callbacks.phaxio(read(request, "/phaxio-inbound"), true));
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/phaxio-callback")
    Map<String, String> phaxioCallback(HttpServletRequest request) throws IOException {
        callbacks.phaxio(read(request, "/phaxio-callback"), false);
        return Map.of("status", "ok");
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/sinch-inbound")
    Map<String, String> sinchInbound(HttpServletRequest request) throws IOException {
        requireInbound();
        return Map.of("status", callbacks.sinch(read(request, "/sinch-inbound"), true));
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/sinch-callback")
    Map<String, String> sinchCallback(HttpServletRequest request) throws IOException {
        callbacks.sinch(read(request, "/sinch-callback"), false);
        return Map.of("status", "ok");
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/signalwire-callback")
    Map<String, Boolean> signalWireCallback(HttpServletRequest request) throws IOException {
        callbacks.signalWire(read(request, "/signalwire-callback"));
        return Map.of("ok", true);
    }

    private void requireInbound() {
        if (!environment.inbound()) {
            throw FaxbotRefusal.notFound("Inbound not enabled");
        }
    }

    /// Under our public address, as providers know it: what a request says of its own host is never
    /// believed.
    private RawWebhook read(HttpServletRequest request, String path) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new FaxbotRefusal(413, "The callback is too large");
        }
        String query = request.getQueryString();
        var headers = new HashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        try {
            URI url = URI.create(address.at(path) + (query == null ? "" : "?" + query));
            return new RawWebhook(request.getMethod(), url, headers, body, clock.instant());
        } catch (IllegalArgumentException malformed) {
            throw new FaxbotRefusal(400, "The address is not valid");
        }
    }
}

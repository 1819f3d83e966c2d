package io.dartwing.telephony.webhook;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where providers send what happens. The body is read raw before anything looks into it:
/// signatures cover its bytes.
@RestController
@Tag(name = "Carriers")
class CarrierHooksController {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String ANSWER = "Stored; says what the provider wants to hear";
    private static final String ANY = "*/*";

    /// What the first documents call providers.
    private static final Map<String, List<String>> CONNECTORS = Map.of(
            "telnyx", List.of("telnyx"),
            "bandwidth", List.of("bandwidth"),
            "sinch", List.of("sinch-fax", "sinch-sms"));

    private final WebhookIntake intake;
    private final CarrierAccounts accounts;
    private final PublicAddress address;
    private final Clock clock;

    CarrierHooksController(WebhookIntake intake, CarrierAccounts accounts, PublicAddress address, Clock clock) {
        this.intake = intake;
        this.accounts = accounts;
        this.address = address;
        this.clock = clock;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/hooks/{connector}/{publicId}")
    @Operation(
            operationId = "receiveCarrierWebhook",
            summary = "For providers: what happened at an account, in the provider's own form and signed its own way")
    @ApiResponse(responseCode = "200", description = ANSWER, content = @Content(mediaType = ANY))
    void receive(
            @PathVariable String connector,
            @PathVariable String publicId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ProblemException(
                    PlatformError.TOO_LARGE, "body: too large (expected: at most " + MAX_BYTES + " bytes)");
        }
        WebhookSource.Reply reply = intake.take(
                connector,
                publicId,
                new RawWebhook(request.getMethod(), url(request), headers(request), body, clock.instant()));
        // Written as it is: looking for a way to convert an answer costs more than the answer.
        byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    /// The addresses that the first documents promised.
    @PublicOperation(readsCredentials = true)
    @PostMapping("/api/tel/webhook/{provider}/{event}")
    @Operation(
            operationId = "receiveCarrierWebhookOfProvider",
            summary = "For providers, as /hooks/…: good while the server has exactly one account with the provider,"
                    + " or with the account's public id as `account`")
    @ApiResponse(responseCode = "200", description = ANSWER, content = @Content(mediaType = ANY))
    void receiveOf(
            @PathVariable String provider,
            @PathVariable String event,
            @RequestParam(required = false) @Nullable String account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CarrierAccounts.Address known = accounts.address(CONNECTORS.getOrDefault(provider, List.of()), account)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such address."));
        receive(known.connector(), known.publicId(), request, response);
    }

    /// Under our public address, as providers know it: what a request says of its own host is never
    /// believed.
    private URI url(HttpServletRequest request) {
        String query = request.getQueryString();
        try {
            return address.at(request.getRequestURI() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(PlatformError.VALIDATION, "address: not valid (expected: a URL)");
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new HashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }
}

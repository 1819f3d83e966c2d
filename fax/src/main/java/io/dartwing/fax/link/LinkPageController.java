package io.dartwing.fax.link;

import io.dartwing.fax.link.LinkVisits.Answer;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.net.ClientAddresses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The pages behind secure links, for everybody who has an address and its code.
@RestController
@RequestMapping(SecureLinks.PATH + "{address}")
@Tag(name = "Secure links")
class LinkPageController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final LinkVisits visits;
    private final VisitorPace pace;
    private final ClientAddresses addresses;

    LinkPageController(LinkVisits visits, VisitorPace pace, ClientAddresses addresses) {
        this.visits = visits;
        this.pace = pace;
        this.addresses = addresses;
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping
    @Operation(operationId = "openSecureLink", summary = "For recipients: the page that asks for the code")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    ResponseEntity<?> look(@PathVariable String address, HttpServletRequest request) {
        return paced(request, visitor -> page(address, "", visits.look(address)));
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(operationId = "showSecureLink", summary = "For recipients: what the code opens")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    ResponseEntity<?> open(
            @PathVariable String address,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> form,
            HttpServletRequest request) {
        String code = code(form);
        return paced(request, visitor -> page(address, code, visits.open(address, code, visitor)));
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping(path = "/documents/{documentId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(operationId = "downloadSecureDocument", summary = "For recipients: one of the documents")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> download(
            @PathVariable String address,
            @PathVariable String documentId,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> form,
            HttpServletRequest request) {
        String code = code(form);
        return paced(request, visitor -> {
            Optional<UUID> document = Ids.parse(documentId);
            return page(
                    address,
                    code,
                    document.isEmpty()
                            ? new Answer.Nothing()
                            : visits.download(address, code, document.get(), visitor));
        });
    }

    private static String code(@Nullable MultiValueMap<String, String> form) {
        String code = form == null ? null : form.getFirst("code");
        return code == null ? "" : code;
    }

    private ResponseEntity<?> paced(HttpServletRequest request, Function<LinkVisitor, ResponseEntity<?>> act) {
        LinkVisitor visitor = LinkVisitor.of(addresses.of(request));
        Optional<Duration> wait = pace.take(visitor);
        return wait.isPresent()
                ? html(HttpStatus.TOO_MANY_REQUESTS)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                String.valueOf(wait.get().toSeconds() + 1))
                        .body(LinkHtml.tooFast())
                : act.apply(visitor);
    }

    private static ResponseEntity<?> page(String address, String code, Answer answer) {
        return switch (answer) {
            case Answer.Nothing ignored -> html(HttpStatus.NOT_FOUND).body(LinkHtml.nothing());
            case Answer.AskForCode ask ->
                html(ask.wrong() ? HttpStatus.FORBIDDEN : HttpStatus.OK).body(LinkHtml.askForCode(address, ask));
            case Answer.Open open -> html(HttpStatus.OK).body(LinkHtml.documents(address, code, open));
            case Answer.Content(ResponseEntity<?> file) -> file;
            case Answer.Chosen ignored -> throw new IllegalStateException("a document without its content");
        };
    }

    private static ResponseEntity.BodyBuilder html(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", LinkHtml.POLICY)
                .header("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
}

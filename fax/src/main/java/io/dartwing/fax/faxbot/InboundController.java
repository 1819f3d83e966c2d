package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxDirection;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.limits.LimitedOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What came in.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/inbound")
final class InboundController {
    private final FaxbotDoor door;
    private final InboundFaxes faxes;
    private final FaxbotDocuments documents;
    private final FaxbotLinks links;
    private final FaxbotEnvironment environment;
    private final TransactionTemplate transaction;

    InboundController(
            FaxbotDoor door,
            InboundFaxes faxes,
            FaxbotDocuments documents,
            FaxbotLinks links,
            FaxbotEnvironment environment,
            TransactionTemplate transaction) {
        this.door = door;
        this.faxes = faxes;
        this.documents = documents;
        this.links = links;
        this.environment = environment;
        this.transaction = transaction;
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping
    List<InboundFaxes.InboundFax> list(
            @RequestParam(name = "to_number", required = false) @Nullable String toNumber,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String mailbox,
            @RequestParam(required = false) @Nullable String since,
            HttpServletRequest request)
            throws Exception {
        return door.enter(request, FaxbotScopes.LIST, LimitedOperation.FAXBOT_LIST, caller -> {
            requireEnabled();
            var wish = new InboundFaxes.Wish(
                    number(toNumber),
                    blank(status),
                    blank(mailbox),
                    since == null ? null : FaxbotForms.instant(since, "query", "since"));
            return transaction.execute(tx -> faxes.list(caller, wish));
        });
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping("/{id}")
    InboundFaxes.InboundFax get(@PathVariable String id, HttpServletRequest request) throws Exception {
        return door.enter(request, FaxbotScopes.RECEIVE, LimitedOperation.FAXBOT_READ, caller -> {
            requireEnabled();
            return transaction.execute(status -> faxes.require(caller, known(id)));
        });
    }

    /// With the token of an address no key is asked for.
    @PublicOperation(readsCredentials = true)
    @GetMapping("/{id}/pdf")
    void pdf(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        if (token != null) {
            requireEnabled();
            documents.serve(known(id), FaxDirection.INBOUND, token, response);
            return;
        }
        door.enter(request, FaxbotScopes.RECEIVE, LimitedOperation.FAXBOT_READ, caller -> {
            requireEnabled();
            UUID fax = transaction.execute(
                    status -> faxes.visible(caller, known(id)).id());
            documents.serveAs(fax, FaxDirection.INBOUND, "api_key", response);
            return true;
        });
    }

    /// Not in Faxbot, which keeps its addresses to itself: makes one.
    @PublicOperation(readsCredentials = true)
    @PostMapping("/{id}/link")
    FaxbotLinks.Link link(@PathVariable String id, HttpServletRequest request) throws Exception {
        return door.enter(request, FaxbotScopes.RECEIVE, LimitedOperation.FAXBOT_READ, caller -> {
            requireEnabled();
            return transaction.execute(status -> links.make(
                    "inbound",
                    documents.require(faxes.visible(caller, known(id)).id()),
                    environment.linkLife()));
        });
    }

    private void requireEnabled() {
        if (!environment.inbound()) {
            throw FaxbotRefusal.notFound("Inbound not enabled");
        }
    }

    private static UUID known(String id) {
        return FaxbotForms.id(id).orElseThrow(() -> FaxbotRefusal.notFound(FaxbotDocuments.NO_INBOUND));
    }

    /// What is no number finds nothing, as it would by being compared.
    private @Nullable String number(@Nullable String text) {
        String wanted = blank(text);
        if (wanted == null) {
            return null;
        }
        // A plus sign that was not encoded arrives as a space.
        boolean international = String.valueOf(text).startsWith(" ");
        return InboundNumber.of(international ? "+" + wanted : wanted, environment.country())
                .orElse("-");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

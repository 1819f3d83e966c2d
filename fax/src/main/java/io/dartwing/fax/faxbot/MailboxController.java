package io.dartwing.fax.faxbot;

import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Mailboxes and the rules that fill them.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/admin")
final class MailboxController {
    private static final int LABEL = 100;
    private static final int NOTE = 2000;

    private final FaxbotDoor door;
    private final Mailboxes mailboxes;
    private final FaxbotEnvironment environment;
    private final TransactionTemplate transaction;

    MailboxController(
            FaxbotDoor door, Mailboxes mailboxes, FaxbotEnvironment environment, TransactionTemplate transaction) {
        this.door = door;
        this.mailboxes = mailboxes;
        this.environment = environment;
        this.transaction = transaction;
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping("/mailboxes")
    List<Mailboxes.Mailbox> mailboxes(HttpServletRequest request) throws Exception {
        return manage(request, mailboxes::list);
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/mailboxes")
    Mailboxes.Mailbox create(@RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request)
            throws Exception {
        return manage(request, () -> {
            JsonNode fields = FaxbotFields.object(body);
            return mailboxes.create(
                    FaxbotFields.required(fields, "label", LABEL),
                    FaxbotFields.words(fields, "allowed_scopes"),
                    FaxbotFields.optional(fields, "note", NOTE));
        });
    }

    @PublicOperation(readsCredentials = true)
    @PutMapping("/mailboxes/{id}")
    Mailboxes.Mailbox update(
            @PathVariable String id, @RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request)
            throws Exception {
        return manage(request, () -> {
            UUID known = FaxbotForms.id(id).orElseThrow(() -> FaxbotRefusal.notFound("Mailbox not found"));
            JsonNode fields = FaxbotFields.object(body);
            return mailboxes.update(
                    known,
                    FaxbotFields.required(fields, "label", LABEL),
                    FaxbotFields.words(fields, "allowed_scopes"),
                    FaxbotFields.optional(fields, "note", NOTE));
        });
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping("/inbound/rules")
    List<Mailboxes.Rule> rules(HttpServletRequest request) throws Exception {
        return manage(request, mailboxes::rules);
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/inbound/rules")
    Mailboxes.Rule assign(@RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request)
            throws Exception {
        return manage(request, () -> {
            JsonNode fields = FaxbotFields.object(body);
            String number = FaxbotFields.required(fields, "to_number", 40);
            return mailboxes.assign(
                    InboundNumber.of(number, environment.country())
                            .orElseThrow(() -> new FaxbotRefusal(400, "'to_number' must be E.164 or digits only")),
                    FaxbotFields.required(fields, "mailbox_label", LABEL));
        });
    }

    private <T> T manage(HttpServletRequest request, java.util.function.Supplier<T> work) throws Exception {
        return door.administrate(request, FaxbotScopes.MAILBOXES, caller -> transaction.execute(status -> work.get()));
    }
}

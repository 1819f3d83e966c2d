package io.dartwing.platform.notifications.mail;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Mail that the organisation sent, and mail that waits for a mail server.
@RestController
@RequestMapping("/api/v1/mails")
@Tag(name = "Notifications")
class MailController {
    private static final Set<String> STATUSES = Set.of("queued", "not_configured", "sent", "failed", "expired");

    private final MailLog log;
    private final MailOutbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailController(MailLog log, MailOutbox outbox, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listMails", summary = "Mail and how it ended, newest first")
    Page<MailLog.MailView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PermissionDecision.require(Permissions.ADMIN);
        var violations = new Violations();
        if (status != null && !STATUSES.contains(status)) {
            violations.add("status", "not known", "queued, not_configured, sent, failed or expired");
        }
        int most = limit == null ? 50 : limit;
        if (most < 1 || most > 200) {
            violations.add("limit", "out of range", "1 to 200");
        }
        violations.throwIfAny();
        return transaction.execute(begun -> log.list(status, cursor, most));
    }

    @PostMapping("/{id}/resend")
    @Operation(operationId = "resendMail", summary = "Send a mail again that failed")
    MailLog.MailView resend(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(begun -> {
            UUID mail = Ids.parse(id)
                    .filter(known -> log.find(known).isPresent())
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such mail"));
            if (!log.reopen(mail, clock.instant())) {
                throw new ProblemException(PlatformError.CONFLICT, "status: not failed (expected: failed)");
            }
            outbox.enqueue(Actors.current().requireOrganization(), mail);
            audit.record("mail.resent", "mail", mail, Map.of());
            return log.find(mail).orElseThrow();
        });
    }
}

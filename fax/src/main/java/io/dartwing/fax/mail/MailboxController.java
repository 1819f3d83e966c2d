package io.dartwing.fax.mail;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with mailboxes beside the operations of every record.
@RestController("faxMailboxController")
@RequestMapping("/api/v1/fax-mailboxes")
@Tag(name = "E-mail to fax")
class MailboxController {
    /// @param detail what works, or what does not
    record MailboxTest(boolean works, String detail) {}

    private final MailboxAccess mailboxes;
    private final Audit audit;
    private final TransactionTemplate transaction;

    MailboxController(MailboxAccess mailboxes, Audit audit, TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/{id}/test")
    @Operation(
            operationId = "testFaxMailbox",
            summary = "Sign in to the mailbox and open its folder; nothing in it is changed")
    MailboxTest test(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        FaxMailbox box = Ids.parse(id)
                .flatMap(mailboxes::find)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        MailboxTest result = ask(box);
        transaction.executeWithoutResult(status ->
                audit.record("fax_mailbox.tested", "fax_mailbox", box.id(), Map.of("works", "" + result.works())));
        return result;
    }

    private MailboxTest ask(FaxMailbox box) {
        try (ImapFolder folder = mailboxes.open(box)) {
            return new MailboxTest(true, folder.count() + " messages are in " + box.folder());
        } catch (MessagingException | IOException failure) {
            return new MailboxTest(false, ImapFolder.reason(failure));
        }
    }
}

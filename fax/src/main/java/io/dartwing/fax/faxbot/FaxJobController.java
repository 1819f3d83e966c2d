package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.faxbot.FaxJobs.FaxJob;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.limits.LimitedOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Sending, and looking at what was sent.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}")
final class FaxJobController {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private final FaxbotDoor door;
    private final FaxSubmission submission;
    private final FaxJobs jobs;
    private final FaxbotLinks links;
    private final FaxbotDocuments documents;
    private final FaxbotEnvironment environment;
    private final WorkFolders folders;
    private final TransactionTemplate transaction;

    FaxJobController(
            FaxbotDoor door,
            FaxSubmission submission,
            FaxJobs jobs,
            FaxbotLinks links,
            FaxbotDocuments documents,
            FaxbotEnvironment environment,
            WorkFolders folders,
            TransactionTemplate transaction) {
        this.door = door;
        this.submission = submission;
        this.jobs = jobs;
        this.links = links;
        this.documents = documents;
        this.environment = environment;
        this.folders = folders;
        this.transaction = transaction;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/fax")
    ResponseEntity<?> send(HttpServletRequest request) throws Exception {
        return door.enter(
                request, FaxbotScopes.SEND, LimitedOperation.FAXBOT_REQUEST, caller -> accept(caller, request));
    }

    private ResponseEntity<?> accept(FaxbotCaller caller, HttpServletRequest request) throws IOException {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw new FaxbotRefusal(400, "Idempotency-Key must be 1 to 128 printable ASCII characters");
        }
        String to = request.getParameter("to");
        if (to == null) {
            throw FaxbotRefusal.missing("body", "to");
        }
        MultipartFile file =
                request instanceof MultipartHttpServletRequest multipart ? multipart.getFile("file") : null;
        if (file == null) {
            throw FaxbotRefusal.missing("body", "file");
        }
        PhoneNumber number = FaxNumberText.resolve(to, environment.country());
        try (WorkFolders.Folder folder = folders.open()) {
            FaxUpload upload = FaxUpload.read(file, environment.maxFileMegabytes(), environment.country(), folder);
            boolean urgent = Boolean.parseBoolean(request.getParameter("urgent"));
            ApiKeyActor sender = environment.faxDisabled() ? test(caller.actor()) : caller.actor();
            return Actors.callAs(sender, () -> submission.accept(number, upload, urgent, key));
        }
    }

    /// While faxing is disabled everything is accepted and nothing leaves.
    private static ApiKeyActor test(ApiKeyActor actor) {
        return new ApiKeyActor(actor.id(), actor.displayName(), actor.organizationId(), actor.access(), true);
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping("/fax/{id}")
    FaxJob job(@PathVariable String id, HttpServletRequest request) throws Exception {
        return door.enter(
                request,
                FaxbotScopes.READ,
                LimitedOperation.FAXBOT_REQUEST,
                caller -> transaction.execute(status -> documents.seen(jobs.require(known(id), FaxAccess.READ), id)));
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping("/fax/{id}/pdf")
    void pdf(@PathVariable String id, @RequestParam @Nullable String token, HttpServletResponse response)
            throws IOException {
        if (token == null) {
            throw FaxbotRefusal.missing("query", "token");
        }
        UUID fax = FaxbotForms.id(id).orElseThrow(() -> FaxbotRefusal.notFound(FaxJobs.NOT_FOUND));
        documents.serve(fax, FaxDirection.OUTBOUND, token, response);
    }

    /// Not in Faxbot, which keeps its addresses to itself: makes one.
    @PublicOperation(readsCredentials = true)
    @PostMapping("/fax/{id}/link")
    FaxbotLinks.Link link(@PathVariable String id, HttpServletRequest request) throws Exception {
        return door.enter(
                request,
                FaxbotScopes.READ,
                LimitedOperation.FAXBOT_REQUEST,
                caller -> transaction.execute(status -> {
                    FaxDocument fax = jobs.document(known(id), FaxDirection.OUTBOUND, FaxJobs.NOT_FOUND);
                    return links.make("fax", fax.id(), environment.pdfLinkLife());
                }));
    }

    private static UUID known(String id) {
        return FaxbotForms.id(id).orElseThrow(() -> FaxbotRefusal.notFound(FaxJobs.NOT_FOUND));
    }
}

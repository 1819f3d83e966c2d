package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.faxbot.FaxJobs.FaxJob;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Serves documents as PDF. Each read is in the audit before the first byte leaves.
@ForFaxbot
@Component
final class FaxbotDocuments {
    static final String NO_INBOUND = "Inbound fax not found";
    private static final String NOT_READY = "The document has not been received yet.";

    private final FaxJobs jobs;
    private final FaxbotLinks links;
    private final FileStore files;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    FaxbotDocuments(FaxJobs jobs, FaxbotLinks links, FileStore files, PhiReads reads, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.links = links;
        this.files = files;
        this.reads = reads;
        this.transaction = transaction;
    }

    /// Notes that a job is shown, in the transaction that reads it.
    FaxJob seen(FaxJob job, String id) {
        FaxbotForms.id(id).ifPresent(fax -> reads.record("fax.read", "fax_document", fax));
        return job;
    }

    /// The id of a received fax whose document the current actor may read, in the caller's transaction.
    UUID require(UUID fax) {
        return jobs.document(fax, FaxDirection.INBOUND, NO_INBOUND).id();
    }

    /// For whoever shows the token of the document's address.
    void serve(UUID fax, FaxDirection direction, String token, HttpServletResponse response) throws IOException {
        UUID organization = links.organization(fax, token);
        Actors.<Boolean, IOException>callAs(SystemJobActor.of(organization, "faxbot-link"), () -> {
            serveAs(fax, direction, "token", response);
            return true;
        });
    }

    /// For the current actor.
    ///
    /// @param method `token` or `api_key`
    void serveAs(UUID fax, FaxDirection direction, String method, HttpServletResponse response) throws IOException {
        String otherwise = direction == FaxDirection.OUTBOUND ? FaxJobs.NOT_FOUND : NO_INBOUND;
        String event = direction == FaxDirection.OUTBOUND ? "pdf_served" : "inbound_pdf_served";
        StoredFile pdf = transaction.execute(status -> {
            FaxDocument found = jobs.document(fax, direction, otherwise);
            FileId id = found.pdf().orElseThrow(() -> FaxbotRefusal.notFound(NOT_READY));
            StoredFile file = files.find(id).orElseThrow(() -> FaxbotRefusal.notFound(otherwise));
            reads.record(event, "fax_document", fax, Map.of("method", method), Optional.empty());
            return file;
        });
        try (InputStream content = files.open(pdf.id())) {
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setContentLengthLong(pdf.size());
            response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
            response.setHeader("Pragma", "no-cache");
            response.setHeader("Expires", "0");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Disposition", "inline; filename=\"" + FaxbotForms.id(fax) + ".pdf\"");
            content.transferTo(response.getOutputStream());
        }
    }
}

package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Hands a fax to our own intake: durable before it is answered, and once per `Idempotency-Key` of
/// a key.
@ForFaxbot
@Component
final class FaxSubmission {
    private final OutboundIntake intake;
    private final Idempotency idempotency;
    private final Admission admission;
    private final FaxJobs jobs;
    private final Audit audit;

    FaxSubmission(OutboundIntake intake, Idempotency idempotency, Admission admission, FaxJobs jobs, Audit audit) {
        this.intake = intake;
        this.idempotency = idempotency;
        this.admission = admission;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// Problem `DW-409` when the key was used for another number or document.
    ResponseEntity<?> accept(PhoneNumber to, FaxUpload upload, boolean urgent, @Nullable String key) {
        FaxAccess.require(FaxAccess.SEND);
        byte[] fingerprint =
                Fingerprint.start().add(to.e164()).add(upload.digest()).finish();
        return admission.inTurn(() -> idempotency.once(key, "Faxbot POST /fax", fingerprint, () -> {
            UUID fax = intake.accept(wish(to, upload, urgent)).id();
            audit.record("job_created", "fax_document", fax, Map.of());
            return ResponseEntity.accepted().body(jobs.require(fax, FaxAccess.SEND));
        }));
    }

    private static SendFax wish(PhoneNumber to, FaxUpload upload, boolean urgent) {
        return new SendFax(
                to.e164(),
                null,
                List.of(new SendFax.IncomingFile(upload.path(), "document.pdf")),
                null,
                null,
                null,
                false,
                true,
                urgent ? FaxPriority.URGENT : FaxPriority.NORMAL,
                null,
                null,
                Map.of(),
                "fine",
                null,
                null,
                null,
                null);
    }
}

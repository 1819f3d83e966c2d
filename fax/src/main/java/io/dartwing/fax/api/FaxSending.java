package io.dartwing.fax.api;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendConfirmation;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.idempotency.Idempotency;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Accepts faxes to be sent, whatever interface they came through: durable before it is answered, once per idempotency
/// key.
@Component
public class FaxSending {
    private final SendRequests requests;
    private final WorkFolders folders;
    private final OutboundIntake intake;
    private final SendConfirmation confirmation;
    private final Idempotency idempotency;
    private final Admission admission;
    private final FaxQueries queries;

    FaxSending(
            SendRequests requests,
            WorkFolders folders,
            OutboundIntake intake,
            SendConfirmation confirmation,
            Idempotency idempotency,
            Admission admission,
            FaxQueries queries) {
        this.requests = requests;
        this.folders = folders;
        this.intake = intake;
        this.confirmation = confirmation;
        this.idempotency = idempotency;
        this.admission = admission;
        this.queries = queries;
    }

    /// @param answer what the caller of this operation gets to see of the fax
    public ResponseEntity<?> send(
            String operation, SendFields fields, @Nullable String key, Function<FaxView, Object> answer)
            throws IOException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            return accept(operation, key, requests.json(fields, folder), answer);
        }
    }

    /// The same with a file that lies on this machine, in the place of those that the fields name.
    public ResponseEntity<?> sendFile(
            String operation,
            SendFields fields,
            Path file,
            String filename,
            @Nullable String key,
            Function<FaxView, Object> answer)
            throws IOException {
        FaxAccess.require(FaxAccess.SEND);
        try (WorkFolders.Folder folder = folders.open()) {
            return accept(operation, key, requests.file(fields, file, filename, folder), answer);
        }
    }

    ResponseEntity<?> accept(
            String operation, @Nullable String key, SendRequests.Read request, Function<FaxView, Object> answer) {
        confirmation.ofFax();
        return admission.inTurn(() -> idempotency.once(key, operation, request.fingerprint(), () -> {
            FaxView fax = queries.accepted(intake.accept(request.wish()));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/faxes/" + fax.id()))
                    .body(answer.apply(fax));
        }));
    }
}

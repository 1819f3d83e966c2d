package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.permission.Action;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.attempt.Attempt;
import io.dartwing.telephony.attempt.CarrierAttempts;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Faxes that are sent, as Faxbot shows its jobs. Every method needs a transaction.
@ForFaxbot
@Component
final class FaxJobs {
    static final String NOT_FOUND = "Job not found";

    /// What Faxbot calls FaxJobOut.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FaxJob(
            String id,
            @Nullable String to,
            String status,
            @Nullable String error,
            @Nullable Integer pages,
            String backend,
            @Nullable String providerSid,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            String deliveryState,
            @Nullable String dispatchMode,
            long deliveryVersion,
            @Nullable String reconciliationReason) {}

    private final FaxQueries queries;
    private final Faxes faxes;
    private final CarrierAccounts accounts;
    private final CarrierAttempts attempts;
    private final FaxbotEnvironment environment;

    FaxJobs(
            FaxQueries queries,
            Faxes faxes,
            CarrierAccounts accounts,
            CarrierAttempts attempts,
            FaxbotEnvironment environment) {
        this.queries = queries;
        this.faxes = faxes;
        this.accounts = accounts;
        this.attempts = attempts;
        this.environment = environment;
    }

    /// A fax of the current actor that was sent, if this act is open on it.
    ///
    /// @throws FaxbotRefusal 404
    FaxJob require(UUID id, Action action) {
        FaxView view = queries.find(id.toString(), action)
                .filter(found -> found.direction().equals("outbound"))
                .orElseThrow(() -> FaxbotRefusal.notFound(NOT_FOUND));
        return job(view, faxes.find(id).orElseThrow(() -> FaxbotRefusal.notFound(NOT_FOUND)));
    }

    /// The document of one that may be read.
    ///
    /// @throws FaxbotRefusal 404
    FaxDocument document(UUID id, FaxDirection direction, String otherwise) {
        FaxDocument fax = queries.find(id.toString(), FaxAccess.READ)
                .flatMap(view -> faxes.find(view.id()))
                .filter(found -> found.direction() == direction)
                .orElseThrow(() -> FaxbotRefusal.notFound(otherwise));
        FaxAccess.requireField(fax, FaxAccess.DOCUMENT);
        return fax;
    }

    private FaxJob job(FaxView view, FaxDocument fax) {
        Optional<FaxAttempt> last = last(fax.id());
        FaxStatus status = fax.status();
        return new FaxJob(
                FaxbotForms.id(fax.id()),
                view.to(),
                FaxJobState.of(status, fax.test()),
                status == FaxStatus.FAILED ? view.causeText() : null,
                fax.pages().orElse(null),
                last.map(this::backend).orElseGet(environment::backend),
                last.flatMap(attempt -> attempts.find(attempt.id()))
                        .flatMap(Attempt::providerId)
                        .orElse(null),
                FaxbotForms.time(fax.createdAt()),
                FaxbotForms.time(fax.updatedAt()),
                status.text(),
                null,
                fax.version(),
                status == FaxStatus.UNCERTAIN ? view.causeText() : null);
    }

    Optional<FaxAttempt> last(UUID fax) {
        return faxes.attempts(fax).stream().reduce((earlier, later) -> later);
    }

    /// The provider's name, or `sip` for our own line.
    String backend(FaxAttempt attempt) {
        return Optional.ofNullable(attempt.carrierId())
                .flatMap(accounts::find)
                .map(carrier -> carrier.connector().name())
                .orElse("sip");
    }
}

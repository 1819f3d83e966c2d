package io.dartwing.fax.recogniser;

import io.dartwing.engine.reading.outside.OutsideRecogniser;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Finds the recognisers of the current organisation and opens the way to them.
@Component
class RecogniserAccounts {
    private final EntityManager entities;
    private final RecordService records;
    private final RecordType<RecogniserAccount> type;
    private final GuardedRequests requests;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    RecogniserAccounts(
            EntityManager entities,
            RecordService records,
            RecordType<RecogniserAccount> type,
            GuardedRequests requests,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.records = records;
        this.type = type;
        this.requests = requests;
        this.json = json;
        this.transaction = transaction;
    }

    Optional<RecogniserAccount> find(UUID id) {
        return transaction.execute(status ->
                Optional.ofNullable(entities.find(RecogniserAccount.class, id)).filter(account -> !account.deleted()));
    }

    /// By name.
    List<RecogniserAccount> enabled() {
        return transaction.execute(status -> entities.createQuery(
                        "from RecogniserAccount where enabled and deletedAt is null order by lower(name)",
                        RecogniserAccount.class)
                .getResultList());
    }

    /// No transaction is open while it is spoken to.
    OutsideRecogniser open(RecogniserAccount account) {
        String address = account.address().orElseThrow();
        String key = records.secret(type, account, "api_key").orElse("");
        return switch (account.kind()) {
            case GOOGLE_VISION -> new GoogleVision(address, key, requests, json);
            case AZURE_VISION -> new AzureVision(address, key, requests, json);
        };
    }
}

package io.dartwing.platform.records;

import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The generic record types for the permission decision and its explanations.
@Component
class RecordProtection implements ProtectedTypes {
    private final RecordTypes types;
    private final RecordRows rows;
    private final RecordPermissions permissions;

    RecordProtection(RecordTypes types, RecordRows rows, RecordPermissions permissions) {
        this.types = types;
        this.rows = rows;
        this.permissions = permissions;
    }

    @Override
    public Collection<RecordTypeRef> types() {
        var references = new ArrayList<RecordTypeRef>();
        types.all().forEach(type -> references.add(type.reference()));
        return references;
    }

    @Override
    public Optional<RecordFacts> facts(String type, UUID record, Optional<UUID> person) {
        return types.find(type).flatMap(known -> factsOf(known, record, person));
    }

    private <E extends TenantRecord> Optional<RecordFacts> factsOf(
            RecordType<E> type, UUID record, Optional<UUID> person) {
        return rows.find(type, record).map(found -> permissions.facts(type, found, person));
    }
}

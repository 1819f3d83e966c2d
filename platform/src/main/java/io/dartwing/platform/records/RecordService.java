package io.dartwing.platform.records;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The one way records are read and changed, for REST and for products. Acts as the current actor.
///
/// Refusals are problems: `DW-403` without the permission, `DW-404` for what doesn't exist in this
/// organisation,
/// `DW-400` with every field error at once, `DW-412` for a stale version, `DW-409` when a uniqueness rule says
/// no.
public interface RecordService {
    <E extends TenantRecord> Page<E> list(RecordType<E> type, RecordQuery query);

    /// Problem `DW-404` when there is none.
    <E extends TenantRecord> E get(RecordType<E> type, UUID id);

    <E extends TenantRecord> Optional<E> find(RecordType<E> type, UUID id);

    <E extends TenantRecord> E create(RecordType<E> type, ObjectNode values);

    /// Applies an RFC 7396 merge patch. `ifVersion` is null when the caller doesn't mind which version it
    /// changes.
    <E extends TenantRecord> E update(RecordType<E> type, UUID id, @Nullable Long ifVersion, ObjectNode patch);

    void delete(RecordType<?> type, UUID id);

    /// The record as this API shows it: its fields without secrets.
    <E extends TenantRecord> ObjectNode render(RecordType<E> type, E record);

    /// The plain value of a secret field, for the code that needs to use it; empty when it was never set.
    <E extends TenantRecord> Optional<String> secret(RecordType<E> type, E record, String field);
}

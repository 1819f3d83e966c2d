package io.dartwing.platform.records;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The secret and encrypted fields of all record types, for the rotation of keys.
@Component
final class SealedFields implements SealedData {
    private final List<SealedColumn> columns;

    SealedFields(
            List<RecordType<?>> types, JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        var seals = new FieldSeals(keys);
        columns = types.stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.sealed() && !type.computed().containsKey(field.name))
                        .map(field -> new SealedColumn(
                                database,
                                transaction,
                                type.table(),
                                field.name,
                                "id",
                                (id, bytes) -> seals.reseal(type, field, UUID.fromString(id), bytes))))
                .toList();
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<String> columns() {
        return columns.stream().map(SealedColumn::name).toList();
    }

    @Override
    public long remaining(int version) {
        return columns.stream().mapToLong(column -> column.remaining(version)).sum();
    }

    @Override
    public void reseal(int version, LongConsumer did) {
        columns.forEach(column -> column.reseal(version, did));
    }
}

package io.dartwing.platform.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `files`. Every method runs in the caller's transaction.
@Repository
class FileRows {
    private final JdbcClient database;

    FileRows(JdbcClient database) {
        this.database = database;
    }

    record Row(StoredFile file, String address) {}

    void insert(UUID organization, String address, StoredFile file, Timestamp now) {
        database.sql("""
                        insert into files (id, organization_id, address, sha256, size, content_type, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(file.id().value(), organization, address, file.sha256(), file.size(), file.contentType(), now)
                .update();
    }

    Optional<Row> find(UUID organization, FileId id) {
        return database.sql("""
                        select id, sha256, size, content_type, address from files
                        where id = ? and organization_id = ?""")
                .params(id.value(), organization)
                .query(FileRows::row)
                .optional();
    }

    void delete(UUID organization, FileId id) {
        database.sql("delete from files where id = ? and organization_id = ?")
                .params(id.value(), organization)
                .update();
    }

    boolean uses(UUID organization, String address) {
        return database.sql("select exists (select from files where organization_id = ? and address = ?)")
                .params(organization, address)
                .query(Boolean.class)
                .single();
    }

    void lockAddress(UUID organization, String address) {
        database.sql("select pg_advisory_xact_lock_shared(hashtextextended(?, 1))")
                .param(EncryptedFileStore.key(organization, address))
                .query((rows, number) -> true)
                .single();
    }

    /// False when somebody stores the same content right now.
    boolean tryLockAddressAlone(UUID organization, String address) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param(EncryptedFileStore.key(organization, address))
                .query(Boolean.class)
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var id = new FileId(row.getObject(1, UUID.class));
        return new Row(new StoredFile(id, row.getString(2), row.getLong(3), row.getString(4)), row.getString(5));
    }
}

package io.dartwing.platform.audit;

import io.dartwing.platform.database.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `audit_archives`: which beginnings of chains stand in files. Every method runs in the caller's
/// transaction.
final class ArchiveRows {
    /// @param file under the organisation's folder of archives
    record Archive(
            UUID organizationId,
            long first,
            long last,
            byte[] previousHash,
            byte[] hash,
            String file,
            String fileSha256,
            Instant archivedAt,
            byte[] publicKey,
            byte[] signature) {
        byte[] message() {
            HexFormat hex = HexFormat.of();
            return String.join(
                            "\n",
                            "dartwing audit archive v1",
                            organizationId.toString(),
                            Long.toString(first),
                            Long.toString(last),
                            hex.formatHex(previousHash),
                            hex.formatHex(hash),
                            fileSha256,
                            archivedAt.toString())
                    .getBytes(StandardCharsets.UTF_8);
        }

        boolean signed() {
            return InstallationKey.verifies(publicKey, message(), signature);
        }
    }

    private final JdbcClient jdbc;

    ArchiveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Archive> of(UUID organization) {
        return jdbc.sql("select * from audit_archives where organization_id = ? order by last_sequence")
                .param(organization)
                .query((row, number) -> new Archive(
                        organization,
                        row.getLong("first_sequence"),
                        row.getLong("last_sequence"),
                        row.getBytes("previous_hash"),
                        row.getBytes("hash"),
                        row.getString("file"),
                        row.getString("file_sha256"),
                        AuditRows.instant(row, "archived_at"),
                        row.getBytes("public_key"),
                        row.getBytes("signature")))
                .list();
    }

    void insert(Archive archive) {
        jdbc.sql("""
                        insert into audit_archives (organization_id, first_sequence, last_sequence, previous_hash, hash,
                            file, file_sha256, archived_at, key_id, public_key, signature)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        archive.organizationId(),
                        archive.first(),
                        archive.last(),
                        archive.previousHash(),
                        archive.hash(),
                        archive.file(),
                        archive.fileSha256(),
                        OffsetDateTime.ofInstant(archive.archivedAt(), ZoneOffset.UTC),
                        InstallationKey.id(archive.publicKey()),
                        archive.publicKey(),
                        archive.signature())
                .update();
    }

    /// Takes archived entries out of the table; the database refuses younger and unarchived ones.
    long cut(UUID organization, long last) {
        return jdbc.sql("select audit_cut(?, ?)")
                .params(organization, last)
                .query(Long.class)
                .single();
    }
}

package io.dartwing.fax.link;

import io.dartwing.fax.link.SecureLink.By;
import io.dartwing.fax.link.SecureLink.Channel;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.link.SecureLink.Visit;
import io.dartwing.fax.link.SecureLink.What;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Links, their documents and who came, in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LinkRows {
    private static final int MOST_VISITS = 500;

    record Known(UUID organization, UUID link) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    LinkRows(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    void insert(SecureLink link, String token, String code) {
        jdbc.sql("""
                        insert into fax_links
                          (id, organization_id, fax_id, channel, recipient, token_hash, code_hash, most_downloads,
                           created_at, created_by, created_by_person, created_by_name, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        link.id(),
                        organization(),
                        link.fax(),
                        link.channel().text(),
                        link.recipient(),
                        LinkSecrets.hash(token),
                        hash(link.id(), code),
                        link.mostDownloads(),
                        Timestamp.from(link.createdAt()),
                        link.createdBy().id(),
                        link.createdBy().person(),
                        link.createdBy().name(),
                        Timestamp.from(link.expiresAt()))
                .update();
    }

    /// Whose link it is, whoever asks; nothing of a deleted fax.
    Optional<Known> known(String token) {
        return jdbc.sql("select organization_id, link_id from find_secure_link(?)")
                .param(LinkSecrets.hash(token))
                .query((row, index) -> new Known(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    /// Takes as long for a wrong code as for the right one.
    boolean matches(UUID link, String code) {
        byte[] kept = jdbc.sql("select code_hash from fax_links where id = ?")
                .param(link)
                .query(byte[].class)
                .single();
        return MessageDigest.isEqual(kept, hash(link, code));
    }

    /// Of two who show codes at once, the second waits.
    Optional<SecureLink> lock(UUID id) {
        return jdbc.sql("select * from fax_links where id = ? for update")
                .param(id)
                .query(LinkRows::link)
                .optional();
    }

    /// The newest first.
    List<SecureLink> of(UUID fax) {
        return jdbc.sql("select * from fax_links where fax_id = ? order by created_at desc, id desc limit 50")
                .param(fax)
                .query(LinkRows::link)
                .list();
    }

    int mailedSince(UUID sender, Instant since) {
        return jdbc.sql("""
                        select count(*)::int from fax_links
                        where organization_id = ? and created_by = ? and channel = 'mail' and created_at >= ?""")
                .params(organization(), sender, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void wrong(UUID link) {
        jdbc.sql("update fax_links set wrong_codes = wrong_codes + 1 where id = ?")
                .param(link)
                .update();
    }

    void revoke(UUID link, Instant at) {
        jdbc.sql("update fax_links set revoked_at = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(at), link)
                .update();
    }

    void visited(Visit visit) {
        jdbc.sql("""
                        insert into fax_link_visits (id, organization_id, link_id, document_id, what, address, at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(1, Ids.next())
                .param(2, organization())
                .param(3, visit.link())
                .param(4, visit.document(), Types.OTHER)
                .param(5, visit.what().text())
                .param(6, visit.address())
                .param(7, Timestamp.from(visit.at()))
                .update();
    }

    /// The newest first, at most 500.
    List<Visit> visits(UUID link) {
        return jdbc.sql("select * from fax_link_visits where link_id = ? order by at desc, id desc limit "
                        + MOST_VISITS)
                .param(link)
                .query((row, index) -> new Visit(
                        link,
                        What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                        row.getObject("document_id", UUID.class),
                        row.getString("address"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    int downloads(UUID link, UUID document) {
        return jdbc.sql("select count(*)::int from fax_link_visits where link_id = ? and document_id = ?")
                .params(link, document)
                .query(Integer.class)
                .single();
    }

    boolean anyDownload(UUID link) {
        return jdbc.sql("select exists (select from fax_link_visits where link_id = ? and what = 'downloaded')")
                .param(link)
                .query(Boolean.class)
                .single();
    }

    /// @param fax that it belongs to already, or null
    void insert(Document document, @Nullable UUID fax, UUID by, Instant at) {
        jdbc.sql("""
                        insert into fax_link_documents (id, organization_id, fax_id, file_id, filename, content_type, size,
                                                        created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(1, document.id())
                .param(2, organization())
                .param(3, fax, Types.OTHER)
                .param(4, document.file())
                .param(5, document.filename())
                .param(6, document.contentType())
                .param(7, document.size())
                .param(8, by)
                .param(9, Timestamp.from(at))
                .update();
    }

    List<Document> documents(UUID fax) {
        return jdbc.sql("select * from fax_link_documents where fax_id = ? order by position, id")
                .param(fax)
                .query(LinkRows::document)
                .list();
    }

    /// Uploads of the current actor that no fax has yet.
    int unused(UUID by) {
        return jdbc.sql("""
                        select count(*)::int from fax_link_documents
                        where organization_id = ? and created_by = ? and fax_id is null""").params(organization(), by).query(Integer.class).single();
    }

    /// Gives an upload of this actor to a fax; false when it is gone, another's, or used.
    boolean use(UUID document, UUID by, UUID fax, int position) {
        return jdbc.sql("""
                        update fax_link_documents set fax_id = ?, position = ?
                        where organization_id = ? and id = ? and created_by = ? and fax_id is null""").params(fax, position, organization(), document, by).update() == 1;
    }

    Optional<Document> unusedOf(UUID document, UUID by) {
        return jdbc.sql("""
                        select * from fax_link_documents
                        where organization_id = ? and id = ? and created_by = ? and fax_id is null""")
                .params(organization(), document, by)
                .query(LinkRows::document)
                .optional();
    }

    private byte[] hash(UUID id, String code) {
        return keys.blindIndex("fax-link", id + " " + code);
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }

    private static Document document(ResultSet row, int index) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getObject("file_id", UUID.class),
                row.getString("filename"),
                row.getString("content_type"),
                row.getLong("size"));
    }

    private static SecureLink link(ResultSet row, int index) throws SQLException {
        return new SecureLink(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getString("recipient"),
                row.getInt("most_downloads"),
                row.getInt("wrong_codes"),
                row.getTimestamp("created_at").toInstant(),
                new By(
                        row.getObject("created_by", UUID.class),
                        row.getBoolean("created_by_person"),
                        row.getString("created_by_name")),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }
}

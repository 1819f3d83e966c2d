package io.dartwing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Multiplies the faxes that came in: each copy has a sender, a time, a category, pages with a name and a reference of
/// its own,
/// findings, history, a call, and files of its own on the disk.
final class ArchiveFiller {
    static final List<String> CATEGORIES = List.of("referral", "lab_results", "prescription", "insurance", "billing");
    static final int DUE_AFTER_DAYS = 4 * 365;
    private static final int SENDERS = 2000;
    private static final int NAMES = 500;
    private static final String SYLLABLES = "bakelimonuravestidomirahupelosajiwenoku";

    private final Connection owner;
    private final Path files;

    ArchiveFiller(Connection owner, Path files) {
        this.owner = owner;
        this.files = files;
    }

    static String sender(int number) {
        return "+1%03d555%04d".formatted(201 + number % SENDERS % 90 * 7, number % SENDERS);
    }

    /// A name that one in five hundred faxes has.
    static String name(int number) {
        int at = number % NAMES;
        return "zi" + syllable(at % 18) + syllable(at / 18) + "nen";
    }

    /// A word that one fax has.
    static String rare(int number) {
        return "ref" + (1_000_000 + number);
    }

    private static String syllable(int number) {
        return SYLLABLES.substring(number % 18 * 2, number % 18 * 2 + 2);
    }

    /// @param due how many of them are older than [#DUE_AFTER_DAYS]
    void fill(int faxes, int due) throws SQLException, IOException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("create temp table senders (k int primary key, number text)");
            statement.execute("create temp table names (k int primary key, name text)");
            for (int k = 0; k < SENDERS; k++) {
                statement.addBatch("insert into senders values (" + k + ", '" + sender(k) + "')");
            }
            for (int k = 0; k < NAMES; k++) {
                statement.addBatch("insert into names values (" + k + ", '" + name(k) + "')");
            }
            statement.executeBatch();
            statement.execute("""
                    create temp table samples as select row_number() over (order by id) - 1 as k, f as fax
                    from fax_documents f where direction = 'inbound' and status = 'delivered'""");
            statement.execute("""
                    create temp table filled as
                    select n, uuidv7(at - now()) as id, (s.fax).id as sample, at, number, name,
                           gen_random_uuid() as tiff, gen_random_uuid() as pdf, gen_random_uuid() as thumbnail,
                           '%s ' || name || ' ref' || (1000000 + n) as words
                    from (select n, now() - make_interval(secs => case when n < %d then 86400 * (%d + 1 + n %% 500)
                                 else mod(n * 7919::bigint, 1095 * 86400) end) as at from generate_series(0, %d) n) x
                    join senders on senders.k = mod(n * 31, %d) join names on names.k = mod(n, %d)
                    join samples s on s.k = mod(n, (select count(*) from samples))""".formatted("Patient", due, DUE_AFTER_DAYS, faxes - 1, SENDERS, NAMES));
            statement.execute("""
                    insert into fax_documents
                    select r.* from filled x join samples s on (s.fax).id = x.sample
                    cross join lateral jsonb_populate_record(s.fax, jsonb_build_object(
                        'id', x.id, 'name', 'FAX-ARCHIVE-' || x.n, 'created_at', x.at, 'received_at', x.at,
                        'completed_at', x.at, 'updated_at', x.at, 'sender_number', x.number, 'call_id', null,
                        'status', case when x.n %% 200 = 7 then 'held' else 'delivered' end,
                        'category', ('{%s}'::text[])[1 + x.n / 3 %% %d], 'category_confidence', 0.9,
                        'category_unsure', x.n %% 50 = 1, 'contains_phi', x.n %% 3 > 0, 'spam_score', x.n %% 40,
                        'tiff_file', x.tiff, 'pdf_file', x.pdf, 'thumbnail_file', x.thumbnail,
                        'search', ((s.fax).search || to_tsvector('simple', x.words))::text)) r""".formatted(String.join(",", CATEGORIES), CATEGORIES.size()));
            statement.execute("""
                    insert into fax_pages
                    select r.* from filled x join fax_pages p on p.fax_id = x.sample
                    cross join lateral jsonb_populate_record(p, jsonb_build_object(
                        'fax_id', x.id, 'text', p.text || E'\\n' || x.words)) r""");
            for (String table : List.of("fax_timeline", "fax_attempts")) {
                statement.execute("insert into " + table + " select r.* from filled x join " + table
                        + " t on t.fax_id = x.sample cross join lateral jsonb_populate_record(t, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'fax_id', x.id)) r");
            }
            // Findings are sealed for their fax: copies could not be opened. Meanings differ in a quarter of their
            // bits.
            statement.execute("""
                    insert into fax_meanings
                    select x.id, m.organization_id, m.print # (('x' || encode(sha512(x.id::text::bytea), 'hex'))::bit(512)
                        & ('x' || encode(sha512(x.tiff::text::bytea), 'hex'))::bit(512))
                    from filled x join fax_meanings m on m.fax_id = x.sample""");
            statement.execute("""
                    insert into fax_reads select x.id, k.id, k.organization_id, x.at from filled x
                    join samples s on (s.fax).id = x.sample
                    join api_keys k on k.organization_id = (s.fax).organization_id where x.n % 20 > 0""");
            for (String kind : List.of("tiff", "pdf", "thumbnail")) {
                copy(statement, kind);
            }
            statement.execute("vacuum analyze");
        }
    }

    private void copy(Statement statement, String kind) throws SQLException, IOException {
        statement.execute("insert into files select x." + kind + ", f.organization_id,"
                + " encode(sha256(x." + kind + "::text::bytea), 'hex'), f.sha256, f.size, f.content_type, x.at"
                + " from filled x join samples s on (s.fax).id = x.sample join files f on f.id = (s.fax)." + kind
                + "_file");
        try (ResultSet rows = statement.executeQuery(
                "select f.organization_id || '/', f.address, encode(sha256(x." + kind + "::text::bytea), 'hex')"
                        + " from filled x join samples s on (s.fax).id = x.sample"
                        + " join files f on f.id = (s.fax)." + kind + "_file order by f.address")) {
            String current = "";
            byte[] content = {};
            while (rows.next()) {
                if (!rows.getString(2).equals(current)) {
                    current = rows.getString(2);
                    content = Files.readAllBytes(blob(rows.getString(1), current));
                }
                Path copy = blob(rows.getString(1), rows.getString(3));
                Files.createDirectories(copy.getParent());
                Files.write(copy, content);
            }
        }
    }

    private Path blob(String organization, String address) {
        return files.resolve(organization + address.substring(0, 2)).resolve(address);
    }
}

package io.dartwing.fax.sender;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The acting person's own list as a CSV file. Bringing a file in twice changes nothing the second time; senders that
/// it
/// does not name stay.
@Component
class OwnSendersCsv {
    private final RecordService records;
    private final RecordType<OwnSender> type;
    private final EntityManager entities;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    OwnSendersCsv(
            RecordService records,
            RecordType<OwnSender> type,
            EntityManager entities,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.records = records;
        this.type = type;
        this.entities = entities;
        this.json = json;
        this.transaction = transaction;
    }

    String export() {
        return transaction.execute(status -> own().map(entry -> entry.line().write())
                .collect(Collectors.joining("", String.join(",", SenderLine.HEADER) + "\r\n", "")));
    }

    private Stream<OwnSender> own() {
        return entities.createQuery(
                        "from OwnSender where ownerId = :me and deletedAt is null order by pattern", OwnSender.class)
                .setParameter("me", Actors.current().id())
                .getResultStream();
    }

    /// All good rows in one transaction.
    SendersCsv.Report bringIn(InputStream file) throws IOException {
        CsvTable table = CsvTable.open(file, List.of("number"), String.join(",", SenderLine.HEADER));
        var bad = new ArrayList<BadRow>();
        Map<String, SenderLine> wanted = new HashMap<>();
        int rows = 0;
        for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
            if (++rows > SendersCsv.MOST_ROWS) {
                throw new ProblemException(
                        PlatformError.TOO_LARGE,
                        "file: too many rows (expected: at most " + SendersCsv.MOST_ROWS + ")");
            }
            SenderLine.read(table, next.get(), bad).ifPresent(line -> wanted.put(line.pattern(), line));
        }
        int all = rows;
        return transaction.execute(status -> put(wanted, all, bad));
    }

    private SendersCsv.Report put(Map<String, SenderLine> wanted, int rows, List<BadRow> bad) {
        Map<String, OwnSender> known = own().collect(Collectors.toMap(OwnSender::pattern, entry -> entry));
        UUID me = Actors.current().id();
        int added = 0;
        int changed = 0;
        for (SenderLine line : wanted.values()) {
            OwnSender entry = known.get(line.pattern());
            if (entry == null) {
                records.create(type, values(line).put("owner_id", me.toString()));
                added++;
            } else if (!entry.line().equals(line)) {
                records.update(type, entry.id(), null, values(line));
                changed++;
            }
        }
        return new SendersCsv.Report(
                rows,
                added,
                changed,
                rows - bad.size() - added - changed,
                bad.size(),
                bad.stream().limit(SendersCsv.MOST_REPORTED).toList());
    }

    private ObjectNode values(SenderLine line) {
        return json.createObjectNode()
                .put("pattern", line.pattern())
                .put("effect", line.effect())
                .put("reason", line.reason())
                .put("expires_at", Objects.toString(line.until(), null));
    }
}

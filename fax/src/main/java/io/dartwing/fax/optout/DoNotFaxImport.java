package io.dartwing.fax.optout;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings a file of numbers in. All good rows at once; the same file again changes nothing.
@Component
class DoNotFaxImport {
    static final int MOST_ROWS = 50_000;
    static final int MOST_REPORTED = 100;
    private static final int LONGEST_REASON = 200;

    /// @param bad how many rows were left out
    /// @param first the first hundred of them
    record Report(int rows, int added, int known, int bad, List<BadRow> first) {}

    private final DoNotFax list;
    private final TransactionTemplate transaction;

    DoNotFaxImport(DoNotFax list, TransactionTemplate transaction) {
        this.list = list;
        this.transaction = transaction;
    }

    Report run(InputStream file) throws IOException {
        CsvTable table = CsvTable.open(file, List.of("number"), "number,reason");
        var wrong = new ArrayList<BadRow>();
        Map<PhoneNumber, String> wanted = new LinkedHashMap<>();
        int rows = 0;
        for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
            if (++rows > MOST_ROWS) {
                throw new ProblemException(
                        PlatformError.TOO_LARGE, "file: too many rows (expected: at most " + MOST_ROWS + ")");
            }
            CsvLines.Row row = next.get();
            Optional<PhoneNumber> number = PhoneNumber.parse(table.value(row, "number"));
            String reason = table.value(row, "reason");
            if (row.problem().isPresent()) {
                wrong.add(new BadRow(row.line(), "row", row.problem().get(), "RFC 4180"));
            } else if (number.isEmpty()) {
                wrong.add(new BadRow(row.line(), "number", "not a number", "E.164, such as +12025550143"));
            } else if (reason.length() > LONGEST_REASON) {
                wrong.add(new BadRow(row.line(), "reason", "too long", "at most " + LONGEST_REASON + " characters"));
            } else {
                wanted.putIfAbsent(number.get(), reason);
            }
        }
        int added = transaction.execute(status -> list.bringIn(wanted));
        return new Report(
                rows,
                added,
                rows - wrong.size() - added,
                wrong.size(),
                wrong.stream().limit(MOST_REPORTED).toList());
    }
}

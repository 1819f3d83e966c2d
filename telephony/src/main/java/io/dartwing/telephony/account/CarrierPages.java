package io.dartwing.telephony.account;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the pages below an account have in common: who may see them, of which account, how many rows.
@Component
public class CarrierPages {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final RecordService records;
    private final RecordType<CarrierEntry> type;

    CarrierPages(RecordService records, RecordType<CarrierEntry> type) {
        this.records = records;
        this.type = type;
    }

    /// Administrators only; problem `DW-404` for an account that is not there.
    public UUID account(String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return Ids.parse(id)
                .flatMap(known -> records.find(type, known))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."))
                .id();
    }

    /// Problem `DW-400` for what is no number of rows.
    public static int limit(@Nullable String given) {
        if (given == null) {
            return USUAL;
        }
        int limit = given.matches("[0-9]{1,4}") ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "limit: not valid (expected: a whole number from 1 to " + MOST + ")");
        }
        return limit;
    }
}

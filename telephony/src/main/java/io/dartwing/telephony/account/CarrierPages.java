package io.dartwing.telephony.account;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the pages below an account have in common: who may see them, of which account, how many rows.
@Component
public class CarrierPages {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final RecordService records;
    private final RecordType<CarrierEntry> type;
    private final Cursors cursors;

    CarrierPages(RecordService records, RecordType<CarrierEntry> type, Cursors cursors) {
        this.records = records;
        this.type = type;
        this.cursors = cursors;
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

    /// One page of rows whose ids grow with time, in the caller's transaction.
    ///
    /// @param list names the list, so that its cursors open no other
    /// @param rows asked for those before an id (null: all), newest first, at most so many
    public <T> Page<T> newestFirst(
            String list,
            @Nullable String cursor,
            int limit,
            Function<T, UUID> id,
            BiFunction<@Nullable UUID, Integer, List<T>> rows) {
        UUID before = cursor == null
                ? null
                : UUID.fromString(
                        Objects.requireNonNull(cursors.read(list, cursor).getFirst()));
        List<T> found = rows.apply(before, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> page = found.subList(0, limit);
        return new Page<>(
                page, cursors.write(list, List.of(id.apply(page.getLast()).toString())));
    }
}

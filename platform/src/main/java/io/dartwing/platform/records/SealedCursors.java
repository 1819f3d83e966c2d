package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.problem.PlatformError;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class SealedCursors implements Cursors {
    private static final int MAX_CHARACTERS = 4000;

    private final OrganizationKeys keys;
    private final JsonMapper json;

    SealedCursors(OrganizationKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    public String write(String list, List<@Nullable String> lastRow) {
        byte[] sealed = keys.seal(json.writeValueAsBytes(lastRow), context(list));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public List<@Nullable String> read(String list, String cursor) {
        try {
            if (cursor.length() <= MAX_CHARACTERS) {
                byte[] opened = keys.open(Base64.getUrlDecoder().decode(cursor), context(list));
                return Arrays.asList(json.readValue(opened, String[].class));
            }
        } catch (IllegalArgumentException | OrganizationKeys.SealBroken madeUp) {
            // the same answer as for a cursor of another list
        }
        throw new ProblemException(
                PlatformError.VALIDATION, "cursor: not valid here (expected: next_cursor of this list)");
    }

    private static String context(String list) {
        return "cursor " + list;
    }
}

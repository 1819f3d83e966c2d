package io.dartwing.platform.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opaque list cursors: the values of the last row, sealed with the organisation's key, so that a cursor
/// reveals
/// nothing (a URL ends in logs) and can't be made up.
public interface Cursors {
    /// `list` names the list and its order; a cursor opens only for the same.
    String write(String list, List<@Nullable String> lastRow);

    /// Problem `DW-400` for anything that `write` didn't make for this list and organisation.
    List<@Nullable String> read(String list, String cursor);
}

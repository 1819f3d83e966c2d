package io.dartwing.cli;

import org.jspecify.annotations.Nullable;

/// One thing that was checked.
///
/// @param todo what to do about it; null when there is nothing to do
record Finding(
        String what, State state, String found, @Nullable String todo) {
    enum State {
        OK,
        /// Works, but not as well as it could.
        WEAK,
        BROKEN
    }

    static Finding ok(String what, String found) {
        return new Finding(what, State.OK, found, null);
    }

    static Finding weak(String what, String found, String todo) {
        return new Finding(what, State.WEAK, found, todo);
    }

    static Finding broken(String what, String found, String todo) {
        return new Finding(what, State.BROKEN, found, todo);
    }
}

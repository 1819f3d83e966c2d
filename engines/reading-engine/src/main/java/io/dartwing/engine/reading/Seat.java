package io.dartwing.engine.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A worker thread's place: its recogniser, started with the first page and ended with the thread.
final class Seat {
    private static final ScopedValue<Seat> CURRENT = ScopedValue.newInstance();

    private final ReadingSettings settings;
    private @Nullable Recogniser recogniser;

    private Seat(ReadingSettings settings) {
        this.settings = settings;
    }

    /// Runs a worker thread's whole life on a seat of its own.
    static void occupy(ReadingSettings settings, Runnable life) {
        Seat seat = new Seat(settings);
        try {
            ScopedValue.where(CURRENT, seat).run(life);
        } finally {
            seat.leave();
        }
    }

    /// The calling worker thread's recogniser.
    static Recogniser recogniser() throws IOException {
        Seat seat = CURRENT.get();
        Recogniser started = seat.recogniser;
        if (started == null) {
            NativeRuntime.silence();
            started = Recogniser.start(tessdata(seat.settings), seat.settings.languages());
            seat.recogniser = started;
        }
        return started;
    }

    static Path tessdata(ReadingSettings settings) {
        return settings.dataDirectory().resolve("tessdata");
    }

    private void leave() {
        if (recogniser != null) {
            recogniser.close();
            recogniser = null;
            NativeRuntime.trim();
        }
    }
}

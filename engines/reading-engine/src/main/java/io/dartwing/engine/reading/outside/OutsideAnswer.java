package io.dartwing.engine.reading.outside;

import io.dartwing.engine.reading.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of a page that was handed to a recogniser outside.
public sealed interface OutsideAnswer {
    /// @param words in reading order, their boxes in fractions of the page as received; none if it saw no text
    /// @param rotation by how many degrees (0, 90, 180, 270) the received page has to be turned clockwise for
    ///     most of the words to stand upright
    record Seen(List<Word> words, int rotation) implements OutsideAnswer {
        public Seen {
            words = List.copyOf(words);
        }

        /// Says how much, never what.
        @Override
        public String toString() {
            return "Seen[" + words.size() + " words]";
        }
    }

    /// @param sentence for people; nothing of the page is in it
    /// @param retryAfter how long the service wants to be left alone, where it says so
    record Failed(Failure why, String sentence, Optional<Duration> retryAfter) implements OutsideAnswer {
        public static Failed of(Failure why, String sentence) {
            return new Failed(why, sentence, Optional.empty());
        }
    }

    enum Failure {
        /// The service could not be reached: the page surely did not leave.
        NOT_SENT,
        /// No answer, or not in time; the page may have been read.
        SILENT,
        /// Too many requests, or the service is in trouble: later it may be well.
        BUSY,
        /// The service will not read for us: the key, the account, the address.
        REFUSED,
        /// This page is none that the service reads; others may be.
        NOT_THIS_PAGE,
        /// It answered what nobody can understand.
        UNCLEAR
    }
}

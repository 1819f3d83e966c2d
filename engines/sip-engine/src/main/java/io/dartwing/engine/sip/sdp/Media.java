package io.dartwing.engine.sip.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One `m=` line with its attributes. Port 0 means refused or ended (RFC 3264 §6).
public sealed interface Media {
    int port();

    /// The media-level `c=` address; null when the session's holds.
    @Nullable
    String connection();

    /// The line as an answer refuses it.
    Media refused();

    /// G.711 and telephone-event over RTP/AVP.
    ///
    /// @param codecs in the order of preference
    /// @param ptime milliseconds per packet, 0 when not given
    record Audio(int port, @Nullable String connection, List<Codec> codecs, int ptime, Direction direction)
            implements Media {
        public Audio {
            codecs = List.copyOf(codecs);
        }

        public static Audio of(int port, Codec... codecs) {
            return new Audio(port, null, List.of(codecs), 20, Direction.SENDRECV);
        }

        public Optional<Codec> find(Codec wanted) {
            return codecs.stream().filter(wanted::sameFormat).findFirst();
        }

        @Override
        public Audio refused() {
            return new Audio(0, null, codecs, 0, Direction.SENDRECV);
        }
    }

    /// Fax over UDPTL: `m=image <port> udptl t38`.
    record T38(int port, @Nullable String connection, T38Parameters parameters) implements Media {
        public static T38 of(int port, T38Parameters parameters) {
            return new T38(port, null, parameters);
        }

        @Override
        public T38 refused() {
            return new T38(0, null, parameters);
        }
    }

    /// A line we don't understand: kept so that an answer can refuse it in its place.
    record Other(
            String type,
            int port,
            String protocol,
            String formats,
            @Nullable String connection) implements Media {
        @Override
        public Other refused() {
            return new Other(type, 0, protocol, formats, null);
        }
    }

    enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What an answer says to this, by a side that wants to send and receive (RFC 3264 §6.1).
        public Direction answered() {
            return switch (this) {
                case SENDONLY -> RECVONLY;
                case RECVONLY -> SENDONLY;
                case SENDRECV, INACTIVE -> this;
            };
        }
    }
}

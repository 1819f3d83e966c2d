package io.dartwing.engine.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One session description (RFC 8866) as far as fax and voice need it.
///
/// @param sessionId with `version` the identity of `o=`; a changed description of the same session has a higher version
/// @param address the address of `o=`
/// @param connection the session-level `c=` address; null when only the media have one
public record SessionDescription(
        long sessionId,
        long version,
        String address,
        @Nullable String connection,
        List<Media> media) {
    public SessionDescription {
        media = List.copyOf(media);
    }

    /// A first description of a new session, all media at `address`.
    public static SessionDescription of(String address, Media... media) {
        long id = ThreadLocalRandom.current().nextLong(1, 1L << 31);
        return new SessionDescription(id, 1, address, address, List.of(media));
    }

    /// The same session with other media: what a re-INVITE or its answer carries.
    public SessionDescription next(Media... changed) {
        return next(List.of(changed));
    }

    public SessionDescription next(List<Media> changed) {
        return new SessionDescription(sessionId, version + 1, address, connection, changed);
    }

    /// Reads a description; never throws.
    public static SdpResult parse(String text) {
        return SdpReader.read(text);
    }

    /// The first audio line that is not refused.
    public Optional<Media.Audio> audio() {
        return first(Media.Audio.class);
    }

    /// The first T.38 line that is not refused.
    public Optional<Media.T38> t38() {
        return first(Media.T38.class);
    }

    private <M extends Media> Optional<M> first(Class<M> kind) {
        return media.stream()
                .filter(m -> kind.isInstance(m) && m.port() != 0)
                .map(kind::cast)
                .findFirst();
    }

    /// Where `line` is to be sent; empty when its address is no IP literal (we never resolve a peer's names), is
    /// multicast, or the line is refused. `0.0.0.0`, the old way to say "on hold", gives empty too.
    public Optional<InetSocketAddress> target(Media line) {
        String host = line.connection() != null ? line.connection() : connection;
        if (host == null || line.port() == 0) {
            return Optional.empty();
        }
        try {
            InetAddress ip = InetAddress.ofLiteral(host);
            return ip.isAnyLocalAddress() || ip.isMulticastAddress()
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(ip, line.port()));
        } catch (IllegalArgumentException notALiteral) {
            return Optional.empty();
        }
    }

    /// The text on the wire.
    public String text() {
        return SdpWriter.write(this);
    }
}

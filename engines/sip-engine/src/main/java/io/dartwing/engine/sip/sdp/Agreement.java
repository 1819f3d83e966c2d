package io.dartwing.engine.sip.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an offer and its answer agree on (RFC 3264): the one line of fax or voice that carries the call.
public sealed interface Agreement {
    /// @param codec with the payload number to send
    /// @param events telephone-event with the payload number to send; null when the peer takes none
    record Audio(Codec codec, @Nullable Codec events, InetSocketAddress target, Media.Direction peerDirection)
            implements Agreement {}

    /// @param parameters the peer's: what it can take from us
    record T38(T38Parameters parameters, InetSocketAddress target) implements Agreement {}

    /// No usable line: refuse the offer with 488, or end the call.
    record Nothing() implements Agreement {}

    /// Our answer and what it agrees on.
    record Answer(SessionDescription description, Agreement agreement) {}

    /// Answers with audio: the first of `preferred` that the offer has too; every other line is refused in its place.
    /// Empty when the offer has no audio line we can serve.
    ///
    /// @param local our last description in this session, or a fresh one: gives id, version and address
    static Optional<Answer> audio(SessionDescription offer, SessionDescription local, int port, List<Codec> preferred) {
        for (Media.Audio line : lines(offer, Media.Audio.class)) {
            Codec codec = firstCommon(line, preferred);
            Optional<InetSocketAddress> target = offer.target(line);
            if (codec == null || target.isEmpty()) {
                continue;
            }
            Codec events = line.find(Codec.TELEPHONE_EVENT).orElse(null);
            var codecs = new ArrayList<>(List.of(codec));
            if (events != null) {
                codecs.add(events);
            }
            var ours = new Media.Audio(port, null, codecs, 20, line.direction().answered());
            var agreed = new Audio(codec, events, target.get(), line.direction());
            return Optional.of(new Answer(local.next(placed(offer, line, ours)), agreed));
        }
        return Optional.empty();
    }

    /// Answers with T.38, refusing every other line in its place; empty when the offer has no T.38 line to serve.
    static Optional<Answer> t38(SessionDescription offer, SessionDescription local, int port, T38Parameters ours) {
        for (Media.T38 line : lines(offer, Media.T38.class)) {
            Optional<InetSocketAddress> target = offer.target(line);
            if (target.isPresent()) {
                var answer = new Media.T38(port, null, ours.answering(line.parameters()));
                var agreed = new T38(line.parameters(), target.get());
                return Optional.of(new Answer(local.next(placed(offer, line, answer)), agreed));
            }
        }
        return Optional.empty();
    }

    /// What the peer's answer to our offer agrees on; T.38 wins where both lines were accepted.
    static Agreement of(SessionDescription offer, SessionDescription answer) {
        for (Media.T38 line : lines(answer, Media.T38.class)) {
            Optional<InetSocketAddress> target = answer.target(line);
            if (target.isPresent() && !lines(offer, Media.T38.class).isEmpty()) {
                return new T38(line.parameters(), target.get());
            }
        }
        List<Codec> offered = lines(offer, Media.Audio.class).stream()
                .flatMap(a -> a.codecs().stream())
                .toList();
        for (Media.Audio line : lines(answer, Media.Audio.class)) {
            Optional<InetSocketAddress> target = answer.target(line);
            for (Codec codec : line.codecs()) {
                if (target.isPresent()
                        && (codec.isPcmu() || codec.isPcma())
                        && offered.stream().anyMatch(codec::sameFormat)) {
                    Codec events = line.find(Codec.TELEPHONE_EVENT).orElse(null);
                    return new Audio(codec, events, target.get(), line.direction());
                }
            }
        }
        return new Nothing();
    }

    private static <M extends Media> List<M> lines(SessionDescription sdp, Class<M> kind) {
        return sdp.media().stream()
                .filter(m -> kind.isInstance(m) && m.port() != 0)
                .map(kind::cast)
                .toList();
    }

    private static @Nullable Codec firstCommon(Media.Audio line, List<Codec> preferred) {
        for (Codec wanted : preferred) {
            Optional<Codec> found = line.find(wanted);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static List<Media> placed(SessionDescription offer, Media chosen, Media answer) {
        var media = new ArrayList<Media>();
        for (Media line : offer.media()) {
            media.add(line == chosen ? answer : line.refused());
        }
        return media;
    }
}

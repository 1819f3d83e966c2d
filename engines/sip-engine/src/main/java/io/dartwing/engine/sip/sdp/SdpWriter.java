package io.dartwing.engine.sip.sdp;

import java.util.stream.Collectors;

/// Writes a description; lines in the order of RFC 8866 §5.
final class SdpWriter {
    private final StringBuilder out = new StringBuilder(512);

    private SdpWriter() {}

    static String write(SessionDescription sdp) {
        var writer = new SdpWriter();
        writer.line("v=0");
        writer.line("o=- " + sdp.sessionId() + " " + sdp.version() + " " + network(sdp.address()));
        writer.line("s=-");
        if (sdp.connection() != null) {
            writer.line("c=" + network(sdp.connection()));
        }
        writer.line("t=0 0");
        sdp.media().forEach(writer::media);
        return writer.out.toString();
    }

    private static String network(String address) {
        return (address.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + address;
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }

    private void media(Media media) {
        switch (media) {
            case Media.Audio audio -> audio(audio);
            case Media.T38 t38 -> {
                line("m=image " + t38.port() + " udptl t38");
                connection(t38);
                if (t38.port() != 0) {
                    t38(t38.parameters());
                }
            }
            case Media.Other other -> {
                line("m=" + other.type() + " " + other.port() + " " + other.protocol() + " " + other.formats());
                connection(other);
            }
        }
    }

    private void connection(Media media) {
        if (media.connection() != null) {
            line("c=" + network(media.connection()));
        }
    }

    private void audio(Media.Audio audio) {
        String types = audio.codecs().stream()
                .map(c -> Integer.toString(c.payloadType()))
                .collect(Collectors.joining(" "));
        line("m=audio " + audio.port() + " RTP/AVP " + (types.isEmpty() ? "0" : types));
        connection(audio);
        if (audio.port() == 0) {
            return;
        }
        for (Codec codec : audio.codecs()) {
            line("a=rtpmap:" + codec.rtpmap());
            if (codec.fmtp() != null) {
                line("a=fmtp:" + codec.payloadType() + " " + codec.fmtp());
            }
        }
        if (audio.ptime() > 0) {
            line("a=ptime:" + audio.ptime());
        }
        line("a=" + audio.direction().token());
    }

    private void t38(T38Parameters p) {
        line("a=T38FaxVersion:" + p.version());
        line("a=T38MaxBitRate:" + p.maxBitRate());
        flag("T38FaxFillBitRemoval", p.fillBitRemoval());
        flag("T38FaxTranscodingMMR", p.transcodingMmr());
        flag("T38FaxTranscodingJBIG", p.transcodingJbig());
        line("a=T38FaxRateManagement:" + p.rateManagement().token);
        if (p.maxBuffer() > 0) {
            line("a=T38FaxMaxBuffer:" + p.maxBuffer());
        }
        if (p.maxDatagram() > 0) {
            line("a=T38FaxMaxDatagram:" + p.maxDatagram());
        }
        if (p.errorCorrection() != T38Parameters.ErrorCorrection.NONE) {
            line("a=T38FaxUdpEC:" + p.errorCorrection().token);
        }
    }

    /// A flag is said by its presence (T.38 D.2.3): some peers take `:0` for "yes".
    private void flag(String name, boolean on) {
        if (on) {
            line("a=" + name);
        }
    }
}

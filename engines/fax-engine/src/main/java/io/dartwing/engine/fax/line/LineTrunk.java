package io.dartwing.engine.fax.line;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One way to the telephone network.
///
/// @param host     name or address of the carrier's SIP edge; calls are accepted from the addresses it resolves
/// to
/// @param port     0 means 5060
/// @param username for digest authentication and REGISTER; `null` for trunks that know us by address
/// @param register keep a registration alive (needs a username)
/// @param codecs   in order of preference; empty means µ-law, then A-law
/// @param maxCalls calls at the same time, both directions; 0 means no limit of its own
public record LineTrunk(
        UUID id,
        UUID organizationId,
        String name,
        String host,
        int port,
        Transport transport,
        @Nullable String username,
        @Nullable String password,
        boolean register,
        T38 t38,
        List<Codec> codecs,
        int maxCalls) {

    public enum Transport {
        UDP,
        TCP
    }

    public enum Codec {
        PCMU,
        PCMA
    }

    /// When this trunk carries T.38.
    public enum T38 {
        /// We offer it once fax tones are heard or the called side keeps silent about it, and accept it any
        /// time.
        AUTO,
        /// We offer it right after the answer, and accept it any time.
        ALWAYS,
        /// We neither offer nor accept it: G.711 only.
        NEVER
    }

    public LineTrunk {
        port = port == 0 ? 5060 : port;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: out of range (expected: 1 to 65535)");
        }
        if (host.isBlank() || host.length() > 253) {
            throw new IllegalArgumentException("host: empty or too long (expected: a host name or address)");
        }
        if (register && username == null) {
            throw new IllegalArgumentException("username: missing (expected: one, to register with)");
        }
        codecs = codecs.isEmpty() ? List.of(Codec.PCMU, Codec.PCMA) : List.copyOf(codecs);
    }

    /// Without the credentials.
    @Override
    public String toString() {
        return "LineTrunk[" + id + ", " + transport + " " + host + ":" + port + ", t38 " + t38 + "]";
    }
}

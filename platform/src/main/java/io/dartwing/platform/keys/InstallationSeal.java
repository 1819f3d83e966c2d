package io.dartwing.platform.keys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals what lives for moments and belongs to no organisation's data, such as a ticket that any node
/// redeems.
///
/// Each process has a key of its own for an hour; it goes along, wrapped by the master key, so that every
/// node can open it and a key service is asked once an hour and not once a ticket.
@Component
public final class InstallationSeal {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int REMEMBERED = 100;

    private final MasterKeys masters;
    private final Clock clock;
    private final Map<ByteBuffer, AesGcm> opened = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, AesGcm> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable Own own;

    private record Own(MasterKey.Wrapped wrapped, AesGcm aead, Instant madeAt) {}

    InstallationSeal(MasterKeys masters, Clock clock) {
        this.masters = masters;
        this.clock = clock;
    }

    public byte[] seal(byte[] plain, byte[] context) throws GeneralSecurityException {
        Own key = own();
        byte[] id = key.wrapped().keyId().getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = key.aead().encrypt(plain, context);
        return ByteBuffer.allocate(4 + id.length + key.wrapped().bytes().length + sealed.length)
                .putShort((short) id.length)
                .put(id)
                .putShort((short) key.wrapped().bytes().length)
                .put(key.wrapped().bytes())
                .put(sealed)
                .array();
    }

    /// Throws `GeneralSecurityException` for anything that this installation did not seal in this context.
    public byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealed);
            String keyId = new String(next(in), StandardCharsets.US_ASCII);
            byte[] wrapped = next(in);
            byte[] content = new byte[in.remaining()];
            in.get(content);
            return key(wrapped, keyId).decrypt(content, context);
        } catch (BufferUnderflowException | NegativeArraySizeException cut) {
            throw new GeneralSecurityException("not a seal", cut);
        }
    }

    private static byte[] next(ByteBuffer in) throws GeneralSecurityException {
        int length = in.getShort();
        if (length < 0 || length > in.remaining()) {
            throw new GeneralSecurityException("not a seal");
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }

    private synchronized Own own() throws GeneralSecurityException {
        Own known = own;
        if (known == null || clock.instant().isAfter(known.madeAt().plus(KEPT))) {
            byte[] key = WrappedKeys.random();
            known = new Own(masters.wrapOwn(key), new AesGcm(key), clock.instant());
            opened.put(ByteBuffer.wrap(known.wrapped().bytes()), known.aead());
            own = known;
        }
        return known;
    }

    private synchronized AesGcm key(byte[] wrapped, String keyId) throws GeneralSecurityException {
        AesGcm known = opened.get(ByteBuffer.wrap(wrapped));
        if (known == null) {
            known = new AesGcm(masters.unwrapOwn(wrapped, keyId));
            opened.put(ByteBuffer.wrap(wrapped), known);
        }
        return known;
    }
}

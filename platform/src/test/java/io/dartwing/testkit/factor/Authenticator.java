package io.dartwing.testkit.factor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An authenticator application (RFC 6238, SHA-1, six digits, 30 s), written apart from the server's.
///
/// Its clock is a step behind where that helps: so it has a fresh code for each of three sign-ins in the same half
/// minute.
public final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final Map<String, Authenticator> OF_PEOPLE = new ConcurrentHashMap<>();

    private final byte[] secret;
    private long last;

    /// @param base32 the secret as it is shown, with or without spaces
    public Authenticator(String base32) {
        this.secret = decode(base32.replace(" ", ""));
    }

    /// Keeps it for the person of this address, so that whoever signs in as that person has it at hand.
    public Authenticator keptBy(String email) {
        OF_PEOPLE.put(email, this);
        return this;
    }

    public static Optional<Authenticator> of(String email) {
        return Optional.ofNullable(OF_PEOPLE.get(email));
    }

    /// A code that was not used before. Waits where the server would take no further step yet.
    public synchronized String next() {
        last = Math.max(last + 1, step() - 1);
        while (last > step() + 1) {
            sleep();
        }
        return code(last);
    }

    /// Six digits that are not the right ones now.
    public String wrong() {
        String right = code(Math.max(last, step()));
        return (right.charAt(0) == '9' ? "0" : "9") + right.substring(1);
    }

    private static long step() {
        return Instant.now().getEpochSecond() / 30;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash, hash[19] & 0xf, 4).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] decode(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

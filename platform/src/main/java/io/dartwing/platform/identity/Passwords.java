package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id hashes with the parameters of the OWASP password storage guide (19 MiB, two passes), a few
/// at a time.
public final class Passwords {
    static final int MINIMUM = 12;
    static final int MAXIMUM = 200;
    private static final int AT_A_TIME = 4;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES);
    private final Semaphore slots = new Semaphore(AT_A_TIME, true);
    private final SecureRandom random = new SecureRandom();
    final String nobodysHash = chanceHash();

    String hash(String password) {
        return inSlot(() -> argon2.encode(password));
    }

    /// Takes the same time whether there is a hash to compare with or not.
    boolean matches(String password, @Nullable String hash) {
        boolean matches = inSlot(() -> argon2.matches(password, hash == null ? nobodysHash : hash));
        return matches && hash != null;
    }

    /// 20 characters without look-alikes, about 116 bits.
    String oneTime() {
        return random.ints(20, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, at) -> text.append(ALPHABET.charAt(at)), StringBuilder::append)
                .toString();
    }

    /// A hash that was made of no password: comparing with it takes as long as with anyone's.
    private String chanceHash() {
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=1$" + chance(SALT_BYTES) + "$"
                + chance(HASH_BYTES);
    }

    private String chance(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new ProblemException(PlatformError.UNAVAILABLE, "too many sign-ins at the same time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(PlatformError.UNAVAILABLE, "the server is stopping");
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}

package io.dartwing.platform.factor;

import io.dartwing.kernel.Base32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One recovery code: 80 random bits, which makes a plain hash of it as good as a slow one.
record RecoveryCode(String letters) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{16}");

    static RecoveryCode fresh() {
        byte[] bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        return new RecoveryCode(Base32.encode(bytes));
    }

    /// As somebody types it: any case, with or without hyphens and spaces.
    static Optional<RecoveryCode> parse(String typed) {
        String letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(letters).matches() ? Optional.of(new RecoveryCode(letters)) : Optional.empty();
    }

    byte[] hash(UUID person) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("recovery:" + person + ":" + letters).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// `ABCD-EFGH-IJKL-MNOP`, for people.
    String shown() {
        return IntStream.range(0, 4)
                .mapToObj(group -> letters.substring(group * 4, group * 4 + 4))
                .collect(Collectors.joining("-"));
    }

    @Override
    public String toString() {
        return "recovery code";
    }
}

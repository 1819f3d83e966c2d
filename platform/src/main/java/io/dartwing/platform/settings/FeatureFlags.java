package io.dartwing.platform.settings;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.stereotype.Component;

/// Answers flags for the current actor, from memory.
@Component
public class FeatureFlags {
    private static final int PLACES = 100;

    private final OrganizationSettings settings;

    FeatureFlags(OrganizationSettings settings) {
        this.settings = settings;
    }

    public boolean enabled(FeatureFlag flag) {
        Object value = settings.get(flag.setting());
        return switch (value) {
            case Boolean on -> on;
            case Long percent -> place(flag, Actors.current()) < percent;
            default ->
                throw new IllegalArgumentException(flag.name() + ": has variants (expected: ask for the variant)");
        };
    }

    public String variant(FeatureFlag flag) {
        if (!(settings.get(flag.setting()) instanceof String value)
                || flag.variants().isEmpty()) {
            throw new IllegalArgumentException(flag.name() + ": has no variants (expected: ask whether it is enabled)");
        }
        return Variants.parse(value, flag.variants()).orElseThrow().at(place(flag, Actors.current()));
    }

    /// 0 to 99; the same for one actor and flag on every node, different between flags.
    private static int place(FeatureFlag flag, Actor actor) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((flag.name() + " " + actor.reference().id()).getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(hash).getInt(), PLACES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

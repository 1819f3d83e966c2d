package io.dartwing.platform.limits;

/// The limits of the key that the running request showed; bound by the door.
public final class LimitedCaller {
    private static final ScopedValue<KeyLimits> OWN = ScopedValue.newInstance();

    private LimitedCaller() {}

    static KeyLimits own() {
        return OWN.orElse(KeyLimits.NONE);
    }

    public static <R extends @org.jspecify.annotations.Nullable Object, X extends Throwable> R call(
            KeyLimits limits, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(OWN, limits).call(work);
    }
}

package io.dartwing.platform.limits;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where buckets and places are kept. All methods are safe for many threads, and exact among all who share the store.
interface BucketStore {
    /// Takes one from the allowance, or nothing when one of its windows is empty.
    Taken take(Allowance allowance);

    /// Puts back what `take` gave, when another bucket refused.
    void giveBack(Allowance allowance);

    /// What each window of the bucket holds now, in the order of its windows.
    List<Long> look(Allowance allowance);

    /// Takes one of `most` places until it is left, or for `longest` if it never is; empty when all are taken.
    Optional<Place> enter(String name, long most, Duration longest);

    /// `left` per window, in the order of the bucket's windows; `pause` until a refused request can succeed.
    record Taken(boolean allowed, List<Long> left, Duration pause) {}

    interface Place {
        void leave();
    }
}

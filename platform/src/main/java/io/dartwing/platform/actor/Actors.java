package io.dartwing.platform.actor;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The actor of the running thread.
///
/// Bound by the sign-in filter, by the job runner, by event delivery and by the telephone line, always
/// for one call. Threads started inside do not inherit it: hand `Actors.current()` over and bind it
/// again.
public final class Actors {
    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    private Actors() {}

    /// @throws NoActorException when none is bound
    public static Actor current() {
        return find().orElseThrow(NoActorException::new);
    }

    public static Optional<Actor> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static void runAs(Actor actor, Runnable work) {
        callAs(actor, () -> {
            work.run();
            return true;
        });
    }

    /// Runs `work` as `actor`, then restores the former actor, whatever happens.
    ///
    /// @throws IllegalStateException inside a transaction of another organisation, whose rows are
    /// already bound
    public static <R extends @org.jspecify.annotations.Nullable Object, X extends Throwable> R callAs(
            Actor actor, ScopedValue.CallableOp<? extends R, X> work) throws X {
        boolean sameOrganization = find().flatMap(Actor::organization).equals(actor.organization());
        if (!sameOrganization && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the actor's organisation can't change inside a transaction");
        }
        return ScopedValue.where(CURRENT, actor).call(work);
    }
}

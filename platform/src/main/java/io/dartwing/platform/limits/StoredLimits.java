package io.dartwing.platform.limits;

import io.dartwing.kernel.ErrorCode;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.ServiceActor;
import io.dartwing.platform.limits.Allowance.Window;
import io.dartwing.platform.limits.BucketStore.Taken;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The decision: which buckets count, and all or none of them.
final class StoredLimits implements Limits {
    private static final Duration TRY_PLACE_AGAIN = Duration.ofSeconds(1);

    private final BucketStore store;
    private final OrganizationSettings settings;
    private final LimitOverrides overrides;
    private final LimitHeaders headers;
    private final Metrics metrics;
    private final Clock clock;

    StoredLimits(
            BucketStore store, OrganizationSettings settings, LimitOverrides overrides, Metrics metrics, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.overrides = overrides;
        this.headers = new LimitHeaders(clock);
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void take(LimitedOperation operation) {
        take(operation, PlatformError.TOO_MANY_REQUESTS);
    }

    @Override
    public void take(LimitedOperation operation, ErrorCode code) {
        var paid = new ArrayList<Allowance>(2);
        var standings = new ArrayList<Standing>(6);
        for (Allowance allowance : buckets(operation)) {
            Taken taken = store.take(allowance);
            standings.addAll(standings(allowance, taken.left()));
            if (!taken.allowed() && !overridden()) {
                paid.forEach(store::giveBack);
                headers.show(standings);
                metrics.count(Metric.LIMITED_REQUESTS);
                throw new RetryLaterException(
                        code,
                        operation.label() + ": the limit of this " + words(allowance) + " is used up",
                        taken.pause());
            }
            if (taken.allowed()) {
                paid.add(allowance);
            }
        }
        headers.show(standings);
    }

    @Override
    public Place enter(LimitedOperation operation, Duration longest) {
        Optional<UUID> organization =
                Actors.find().filter(StoredLimits::limited).flatMap(Actor::organization);
        long most = organization
                .map(id -> operation.forOrganization(tier(id)).concurrent())
                .orElse(0L);
        if (most == 0 || overridden()) {
            return () -> {};
        }
        String name = "organization:" + organization.orElseThrow() + ":" + operation.value();
        Optional<BucketStore.Place> place = store.enter(name, most, longest);
        if (place.isEmpty()) {
            metrics.count(Metric.LIMITED_REQUESTS);
            throw new RetryLaterException(
                    PlatformError.TOO_MANY_REQUESTS,
                    operation.label() + ": " + most + " at the same time are being worked on (expected: fewer)",
                    TRY_PLACE_AGAIN);
        }
        return place.get()::leave;
    }

    /// How the current caller and its organisation stand.
    List<Standing> standings(LimitedOperation operation) {
        var all = new ArrayList<Standing>();
        for (Allowance allowance : buckets(operation)) {
            all.addAll(standings(allowance, store.look(allowance)));
        }
        return all;
    }

    LimitTier tier(UUID organization) {
        return LimitTier.of(settings.get(organization, LimitSettings.TIER));
    }

    private List<Allowance> buckets(LimitedOperation operation) {
        Optional<Actor> actor = Actors.find().filter(StoredLimits::limited);
        Optional<UUID> organization = actor.flatMap(Actor::organization);
        if (organization.isEmpty()) {
            return List.of();
        }
        LimitTier tier = tier(organization.get());
        var buckets = new ArrayList<Allowance>(2);
        Rate own = LimitedCaller.own().of(operation, tier);
        if (own.limitsHowOften()) {
            buckets.add(new Allowance(scope(actor.get()), actor.get().id().toString(), operation, own));
        }
        Rate together = operation.forOrganization(tier);
        if (together.limitsHowOften()) {
            buckets.add(new Allowance("organization", organization.get().toString(), operation, together));
        }
        return buckets;
    }

    private List<Standing> standings(Allowance allowance, List<Long> left) {
        List<Window> windows = allowance.windows();
        var all = new ArrayList<Standing>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            all.add(new Standing(
                    allowance, window, left.get(i), Allowance.untilFull(window, left.get(i), clock.instant())));
        }
        return all;
    }

    private boolean overridden() {
        return Actors.current().organization().map(overrides::active).orElse(false);
    }

    private static boolean limited(Actor actor) {
        return actor instanceof PersonActor || actor instanceof ApiKeyActor || actor instanceof ServiceActor;
    }

    private static String scope(Actor actor) {
        return actor instanceof ApiKeyActor ? "key" : actor.reference().type().value();
    }

    private static String words(Allowance allowance) {
        return switch (allowance.scope()) {
            case "key" -> "API key";
            case "person" -> "person";
            case "service" -> "service client";
            default -> "organisation";
        };
    }
}

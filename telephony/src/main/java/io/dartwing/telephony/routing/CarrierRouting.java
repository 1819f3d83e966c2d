package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
import io.dartwing.telephony.routing.CarrierCandidate.SenderNumber;
import io.dartwing.telephony.routing.Condition.Breaker;
import io.dartwing.telephony.routing.Condition.Known;
import io.dartwing.telephony.routing.RoutingDecision.Considered;
import io.dartwing.telephony.routing.RoutingDecision.Refusal;
import io.dartwing.telephony.routing.RoutingDecision.Score;
import io.dartwing.telephony.routing.RoutingDecision.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The choice of the carrier.
///
/// The same question has the same answer, in whichever order the candidates come; between equals
/// the cheaper one wins,
/// then the first by name, then by id.
public final class CarrierRouting {
    private static final Comparator<Fit> BEST_FIRST = Comparator.<Fit>comparingInt(fit -> fit.ailing ? 1 : 0)
            .thenComparingInt(fit -> -fit.wish.map(wish -> wish.wanted.weight()).orElse(0))
            .thenComparingInt(fit -> fit.wish.map(Wish::rank).orElse(0))
            .thenComparing(fit -> fit.score.total(), Comparator.reverseOrder())
            .thenComparing(fit -> fit.price, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(fit -> fit.candidate.name())
            .thenComparing(fit -> fit.candidate.id());

    /// @param ailing only to be taken when nothing healthy is left
    /// @param price null when it can't be compared
    private record Fit(
            CarrierCandidate candidate,
            boolean ailing,
            Score score,
            @Nullable BigDecimal price,
            Optional<Wish> wish,
            String notes) {}

    private record Wish(Wanted wanted, String because, int rank) {
        Wish(Wanted wanted) {
            this(wanted, wanted.because(), 0);
        }

        Wish(Wanted wanted, CarrierCandidate.Preferred preferred) {
            this(wanted, preferred.because(), preferred.rank());
        }
    }

    private record Out(CarrierCandidate candidate, Refusal refusal, String sentence) {}

    private CarrierRouting() {}

    public static RoutingDecision decide(RoutingRequest request, List<CarrierCandidate> candidates) {
        var fits = new ArrayList<Fit>();
        var outs = new ArrayList<Out>();
        for (CarrierCandidate candidate : candidates) {
            Optional<Out> out = refusal(request, candidate);
            out.ifPresentOrElse(outs::add, () -> fits.add(fit(request, candidate)));
        }
        fits.sort(BEST_FIRST);
        outs.sort(Comparator.<Out, String>comparing(out -> out.candidate.name())
                .thenComparing(out -> out.candidate.id()));
        var considered = new ArrayList<Considered>(candidates.size());
        fits.forEach(fit -> considered.add(considered(request, fit)));
        outs.forEach(out -> considered.add(new Considered(
                out.candidate.id(),
                out.candidate.kind(),
                out.candidate.name(),
                Optional.of(out.refusal),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                out.sentence)));
        List<UUID> order = fits.stream().map(fit -> fit.candidate.id()).toList();
        return new RoutingDecision(
                request.operation(),
                request.destination().text(),
                order.stream().findFirst(),
                order,
                considered,
                sentence(request, fits, outs));
    }

    private static Optional<Out> refusal(RoutingRequest request, CarrierCandidate candidate) {
        if (!candidate.enabled()) {
            return out(candidate, Refusal.DISABLED, "It is switched off");
        }
        @Nullable String excluded = request.options().excluded().get(candidate.id());
        if (excluded != null) {
            return out(candidate, Refusal.EXCLUDED, "Excluded: " + excluded);
        }
        if (candidate.barred().isPresent()) {
            return out(
                    candidate,
                    Refusal.RULE,
                    "Refused because " + candidate.barred().get());
        }
        @Nullable Set<String> countries = candidate.serves().get(request.operation());
        if (countries == null) {
            return out(
                    candidate,
                    Refusal.CAPABILITY,
                    "It can't do this: " + request.operation().label().toLowerCase(Locale.ROOT));
        }
        Destination destination = request.destination();
        if (!destination.servedBy(countries)) {
            return destination instanceof Destination.Unrecognized
                    ? out(candidate, Refusal.COUNTRY_UNKNOWN, "No known numbering plan has the destination")
                    : out(candidate, Refusal.COUNTRY, "It does not serve " + destination.text());
        }
        if (!candidate.covers()) {
            return out(candidate, Refusal.PREFIX, "It is set up for numbers that begin otherwise");
        }
        if (candidate.sender() == SenderNumber.NOT_OWNED) {
            return out(candidate, Refusal.OWNERSHIP, "The sender's number is not hosted by it");
        }
        if (!candidate.campaignApproved()) {
            return out(candidate, Refusal.CAMPAIGN, "The sender's number has no approved campaign with it");
        }
        return unhealthy(request, candidate);
    }

    private static Optional<Out> unhealthy(RoutingRequest request, CarrierCandidate candidate) {
        Condition health = candidate.health();
        if (health.breaker() == Breaker.OPEN) {
            return out(candidate, Refusal.BREAKER_OPEN, "It failed too often and is left alone for a while");
        }
        return ailing(health) && !request.options().ailing()
                ? out(
                        candidate,
                        Refusal.HEALTH,
                        "Health " + points(Scoring.health(health)) + " is below " + points(Scoring.HEALTH_FLOOR)
                                + measured(health))
                : Optional.empty();
    }

    private static boolean ailing(Condition health) {
        return Scoring.health(health) < Scoring.HEALTH_FLOOR;
    }

    private static Optional<Out> out(CarrierCandidate candidate, Refusal refusal, String sentence) {
        return Optional.of(new Out(candidate, refusal, sentence));
    }

    private static Fit fit(RoutingRequest request, CarrierCandidate candidate) {
        Optional<Wish> wish = wish(request, candidate);
        Optional<Wish> forward = tries(request, candidate.health())
                ? wish.or(() -> Optional.of(new Wish(Wanted.TRIAL)))
                : wish.filter(each -> granted(each.wanted, candidate.health()));
        boolean ailing = ailing(candidate.health());
        String notes = wish.isPresent() && forward.isEmpty()
                ? "; not moved forward although " + wish.get().because + ": its health is not good enough for that"
                : "";
        return new Fit(
                candidate,
                ailing,
                Scoring.of(candidate, request.operation()),
                Scoring.comparable(candidate.price()).orElse(null),
                forward,
                ailing ? notes + "; below " + points(Scoring.HEALTH_FLOOR) + " of 100: after all healthy ones" : notes);
    }

    private static Optional<Wish> wish(RoutingRequest request, CarrierCandidate candidate) {
        RoutingRequest.Options options = request.options();
        if (options.sticky().filter(candidate.id()::equals).isPresent()) {
            return Optional.of(new Wish(Wanted.CONVERSATION));
        }
        if (options.preferred().filter(candidate.id()::equals).isPresent()) {
            return Optional.of(new Wish(Wanted.ASKED_FOR));
        }
        return switch (candidate.preferred().by()) {
            case Preference.NONE -> Optional.empty();
            case Preference.ORGANIZATION -> Optional.of(new Wish(Wanted.ORGANIZATION, candidate.preferred()));
            case Preference.PREFIX -> Optional.of(new Wish(Wanted.PREFIX, candidate.preferred()));
            case Preference.ROUTE_RULE -> Optional.of(new Wish(Wanted.ROUTE_RULE, candidate.preferred()));
        };
    }

    /// A conversation stays where it is as long as the carrier is fit at all: with another one it would get another
    /// number. A carrier on probation is never moved forward.
    private static boolean granted(Wanted wanted, Condition health) {
        return health.breaker() == Breaker.CLOSED
                && (wanted == Wanted.CONVERSATION
                        || !(health.measured() instanceof Known(int score, int _))
                        || score >= Scoring.HEALTH_FOR_WISHES);
    }

    /// Whether this request finds out whether the carrier is well again. One that failed elsewhere just now would show
    /// too little: what is wrong with its destination would be held against the carrier.
    private static boolean tries(RoutingRequest request, Condition health) {
        return health.breaker() == Breaker.TRIAL_DUE
                && request.options().excluded().isEmpty();
    }

    private static Considered considered(RoutingRequest request, Fit fit) {
        CarrierCandidate candidate = fit.candidate;
        Optional<Money> cost = candidate
                .price()
                .map(price ->
                        new Money(price.amount().multiply(BigDecimal.valueOf(request.units())), price.currency()));
        Score score = fit.score;
        String sentence = points(score.total()) + " points: health " + points(score.health())
                + measured(candidate.health())
                + ", cost " + points(score.cost()) + priced(fit) + ", priority " + points(score.priority())
                + fit.wish.map(wish -> "; moved forward: " + wish.because).orElse("") + fit.notes;
        return new Considered(
                candidate.id(),
                candidate.kind(),
                candidate.name(),
                Optional.empty(),
                Optional.of(score),
                cost,
                fit.wish.map(Wish::wanted),
                sentence);
    }

    private static String measured(Condition health) {
        if (health.breaker() == Breaker.PROBATION || health.breaker() == Breaker.TRIAL_DUE) {
            return " (on probation after failures)";
        }
        return switch (health.measured()) {
            case Known(int score, int samples) -> " (measured " + score + " from " + samples + ")";
            case Condition.Unknown() -> " (not measured)";
        };
    }

    private static String priced(Fit fit) {
        if (fit.price != null) {
            return "";
        }
        return fit.candidate
                .price()
                .map(price -> " (a price in " + price.currency().getCurrencyCode() + " is not compared)")
                .orElse(" (price not known)");
    }

    private static String sentence(RoutingRequest request, List<Fit> fits, List<Out> outs) {
        if (fits.isEmpty()) {
            return outs.isEmpty()
                    ? "No carrier: none is set up"
                    : "No carrier: all " + outs.size() + " were refused" + refusedWish(request, outs);
        }
        Fit first = fits.getFirst();
        String name = "Chosen “" + first.candidate.name() + "” because ";
        String because = first.wish
                .map(Wish::because)
                .orElseGet(() -> fits.size() == 1
                        ? "no other carrier passed"
                        : "it is best of " + fits.size() + " with " + points(first.score.total()) + " points");
        return name + because + refusedWish(request, outs);
    }

    /// A wish that can't be met is never passed over in silence.
    private static String refusedWish(RoutingRequest request, List<Out> outs) {
        var text = new StringBuilder();
        for (Out out : outs) {
            boolean asked = request.options()
                    .preferred()
                    .filter(out.candidate.id()::equals)
                    .isPresent();
            boolean sticky = request.options()
                    .sticky()
                    .filter(out.candidate.id()::equals)
                    .isPresent();
            if (asked || sticky) {
                text.append("; “")
                        .append(out.candidate.name())
                        .append(asked ? "” was asked for but refused" : "” carried the conversation but was refused");
            }
        }
        return text.toString();
    }

    /// One decimal place; made without `String.format`, which would be most of the decision's
    /// time.
    private static String points(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}

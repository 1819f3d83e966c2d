package io.dartwing.platform.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the caller and its organisation stand, and the emergency switch.
@RestController
@RequestMapping("/api/v1/limits")
class LimitsController {
    private final StoredLimits limits;
    private final LimitOverrides overrides;

    LimitsController(StoredLimits limits, LimitOverrides overrides) {
        this.limits = limits;
        this.overrides = overrides;
    }

    /// `scope`: whose limit it is (`key`, `person`, `organization`); `window`: `second`, `minute` or `day`.
    record LimitView(
            String operation,
            String label,
            String scope,
            String window,
            long limit,
            long remaining,
            long resetSeconds) {}

    record ConcurrencyView(String operation, String label, long limit) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LimitOverrideView(Instant until, String reason, String startedBy) {}

    /// `tiers`: what an organisation may do together in each of them.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LimitsView(
            String tier,
            @Nullable LimitOverrideView override,
            List<LimitView> limits,
            List<ConcurrencyView> concurrency,
            Map<String, Map<String, Rate>> tiers,
            Map<String, String> operations) {}

    record LimitOverrideRequest(
            @Nullable String reason, @Nullable String duration) {}

    @GetMapping
    LimitsView getLimits() {
        LimitTier tier = limits.tier(Actors.current().requireOrganization());
        var views = new ArrayList<LimitView>();
        var concurrency = new ArrayList<ConcurrencyView>();
        for (LimitedOperation operation : LimitedOperation.values()) {
            limits.standings(operation).forEach(standing -> views.add(view(standing)));
            long most = operation.forOrganization(tier).concurrent();
            if (most > 0) {
                concurrency.add(new ConcurrencyView(operation.value(), operation.label(), most));
            }
        }
        return new LimitsView(
                tier.value(),
                overrides
                        .current()
                        .map(it -> new LimitOverrideView(it.until(), it.reason(), it.startedBy()))
                        .orElse(null),
                views,
                concurrency,
                tiers(),
                operations());
    }

    /// Lifts the limits for at most four hours (`duration`, ISO 8601).
    @PutMapping("/override")
    LimitsView liftLimits(@RequestBody LimitOverrideRequest body) {
        overrides.start(body.reason() == null ? "" : body.reason(), duration(body.duration()));
        return getLimits();
    }

    @DeleteMapping("/override")
    ResponseEntity<Void> restoreLimits() {
        overrides.end();
        return ResponseEntity.noContent().build();
    }

    private static Duration duration(@Nullable String text) {
        try {
            return text == null ? Duration.ofHours(1) : Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new ProblemException(PlatformError.VALIDATION, "duration: not valid (expected: at most PT4H)");
        }
    }

    private static LimitView view(Standing standing) {
        Allowance allowance = standing.allowance();
        return new LimitView(
                allowance.operation().value(),
                allowance.operation().label(),
                allowance.scope(),
                standing.window().span().name().toLowerCase(Locale.ROOT),
                standing.window().most(),
                Math.max(0, standing.left()),
                LimitHeaders.roundedUp(standing.untilFull()));
    }

    private static Map<String, Map<String, Rate>> tiers() {
        var tiers = new LinkedHashMap<String, Map<String, Rate>>();
        for (LimitTier tier : LimitTier.values()) {
            var rates = new LinkedHashMap<String, Rate>();
            for (LimitedOperation operation : LimitedOperation.values()) {
                rates.put(operation.value(), operation.forOrganization(tier));
            }
            tiers.put(tier.value(), rates);
        }
        return tiers;
    }

    private static Map<String, String> operations() {
        var names = new LinkedHashMap<String, String>();
        Arrays.stream(LimitedOperation.values()).forEach(it -> names.put(it.value(), it.label()));
        return names;
    }
}

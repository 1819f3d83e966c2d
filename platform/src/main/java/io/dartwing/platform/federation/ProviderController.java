package io.dartwing.platform.federation;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.federation.FederatedPeople.Arrival;
import io.dartwing.platform.federation.ProviderSignIn.Vouched;
import io.dartwing.platform.identity.Arrivals;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.identity.SessionAnswers;
import io.dartwing.platform.identity.Visits;
import io.dartwing.platform.keys.InstallationSecrets;
import io.dartwing.platform.problem.PlatformError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with an OpenID provider: away, back, and out.
@RestController
@RequestMapping("/api/v1/session/providers")
class ProviderController {
    private static final String COOKIE = "dartwing_provider";
    private static final String COOKIE_PATH = "/api/v1/session/providers";

    private final Providers providers;
    private final ProviderSignIn signIn;
    private final FederatedPeople people;
    private final VouchedSessions sessions;
    private final Arrivals arrivals;
    private final Visits visits;
    private final InstallationSecrets secrets;
    private final Clock clock;

    ProviderController(
            Providers providers,
            ProviderSignIn signIn,
            FederatedPeople people,
            VouchedSessions sessions,
            Arrivals arrivals,
            Visits visits,
            InstallationSecrets secrets,
            Clock clock) {
        this.providers = providers;
        this.signIn = signIn;
        this.people = people;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.visits = visits;
        this.secrets = secrets;
        this.clock = clock;
    }

    record Offers(List<Providers.Offer> data) {}

    /// The providers a sign-in page offers; with an address, those responsible for its domain too.
    @PublicOperation
    @GetMapping
    Offers offered(@RequestParam(required = false) @Nullable String email) {
        return new Offers(providers.offered(email == null || email.length() > 254 ? null : email));
    }

    /// Sends the browser to the provider.
    @PublicOperation
    @GetMapping("/{id}/start")
    ResponseEntity<Void> start(
            @PathVariable String id,
            @RequestParam(name = "return_to", required = false) @Nullable String returnTo,
            HttpServletRequest request) {
        Provider provider = find(id);
        try {
            ProviderSignIn.Begun begun = signIn.begin(provider, ReturnPath.of(returnTo));
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(begun.away())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            cookie(begun.pending().sealed(secrets), request, ProviderSignIn.PATIENCE))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (IOException outOfReach) {
            return back("/?sign_in=failed", request, new HttpHeaders());
        }
    }

    /// Where the provider sends the browser back to.
    @PublicOperation
    @GetMapping("/callback")
    ResponseEntity<Void> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String iss,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
            HttpServletRequest request) {
        Optional<PendingSignIn> pending =
                cookie == null ? Optional.empty() : PendingSignIn.open(cookie, secrets, clock.instant());
        Optional<Provider> provider = pending.flatMap(it -> providers.find(it.provider()));
        if (pending.isEmpty()
                || provider.isEmpty()
                || !ProviderSignIn.belongs(pending.get(), provider.get(), state, iss)) {
            return back("/?sign_in=expired", request, new HttpHeaders());
        }
        if (error != null || code == null || code.isBlank()) {
            return back("/?sign_in=denied", request, new HttpHeaders());
        }
        return signIn.finish(provider.get(), pending.get(), code)
                .map(vouched -> arrive(provider.get(), pending.get(), vouched, request))
                .orElseGet(() -> back("/?sign_in=failed", request, new HttpHeaders()));
    }

    private ResponseEntity<Void> arrive(
            Provider provider, PendingSignIn pending, Vouched vouched, HttpServletRequest request) {
        return switch (people.arrive(provider, vouched)) {
            case Arrival.Known(UUID person, UUID organization) -> {
                var by = new Arrivals.Vouched(
                        vouched.issuer(), vouched.subject(), vouched.session(), provider.organizationOrNull());
                boolean twoFactors = provider.trustsSecondFactor() && ProviderSignIn.mayHaveShownTwo(vouched);
                Arrivals.Arrived arrived =
                        arrivals.byProvider(person, organization, by, twoFactors, visits.of(request));
                yield back(pending.returnTo(), request, SessionAnswers.cookies(arrived, request));
            }
            case Arrival.Unknown() -> back("/?sign_in=unknown", request, new HttpHeaders());
            case Arrival.WithoutRole() -> {
                sessions.close(provider, vouched.subject(), null);
                yield back("/?sign_in=no_role", request, new HttpHeaders());
            }
        };
    }

    /// The provider tells that somebody signed out there (OpenID Connect Back-Channel Logout).
    @PublicOperation
    @PostMapping(path = "/{id}/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> loggedOut(
            @PathVariable String id, @RequestParam(name = "logout_token", defaultValue = "") String shown) {
        Provider provider = find(id);
        LogoutTokenClaimsSet claims = parse(shown)
                .flatMap(token -> signIn.loggedOut(provider, token))
                .filter(it -> sessions.isFresh(shown))
                .orElseThrow(() -> new ProblemException(PlatformError.VALIDATION, "the logout token is not valid"));
        sessions.close(
                provider,
                claims.getSubject() == null ? null : claims.getSubject().getValue(),
                claims.getSessionID() == null ? null : claims.getSessionID().getValue());
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Optional<JWT> parse(String token) {
        try {
            return token.length() > 8000 ? Optional.empty() : Optional.of(JWTParser.parse(token));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private Provider find(String id) {
        return Ids.parse(id)
                .or(() -> uuid(id))
                .flatMap(providers::find)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such provider"));
    }

    /// The installation's providers have ids made from their settings.
    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Void> back(String path, HttpServletRequest request, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(path))
                .headers(headers)
                .header(HttpHeaders.SET_COOKIE, cookie("", request, Duration.ZERO))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String cookie(String value, HttpServletRequest request, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path(COOKIE_PATH)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax") // it has to come back with the provider's redirect
                .maxAge(age)
                .build()
                .toString();
    }
}

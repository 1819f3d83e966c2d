package io.dartwing.platform.identity;

import io.dartwing.platform.net.ClientAddresses;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From where somebody is signing in.
///
/// @param address the network address, as far as trusted proxies tell it
/// @param device  the browser and its system in words, for lists and notices
/// @param known   the secret that this browser was given at an earlier sign-in
public record Visit(String address, String device, Optional<SessionToken> known) {
    static Visit of(HttpServletRequest request, ClientAddresses addresses) {
        return new Visit(addresses.textOf(request), DeviceName.of(request.getHeader("User-Agent")), cookie(request));
    }

    static Visit from(String address) {
        return new Visit(address, DeviceName.of(null), Optional.empty());
    }

    private static Optional<SessionToken> cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(SessionCookies.DEVICE))
                .findFirst()
                .flatMap(cookie -> SessionToken.parse(cookie.getValue()));
    }
}

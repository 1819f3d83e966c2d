package io.dartwing.platform.identity;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The two cookies of a session: the token no script can read, and the CSRF token that our script must
/// read; and the one by which a browser is known again.
public final class SessionCookies {
    public static final String SESSION = "dartwing_session";
    public static final String CSRF = "dartwing_csrf";
    /// By which a browser is known again; lets nobody in.
    static final String DEVICE = "dartwing_device";

    private SessionCookies() {}

    /// Both cookies of a session that was just opened or changed its token, as headers of the answer.
    public static HttpHeaders of(Session session, boolean secure) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, session(session.token(), secure));
        headers.add(HttpHeaders.SET_COOKIE, csrf(session.token(), secure));
        return headers;
    }

    static String device(SessionToken device, boolean secure) {
        return cookie(DEVICE, device.value(), true, secure)
                .maxAge(Devices.REMEMBERED)
                .build()
                .toString();
    }

    private static String session(SessionToken token, boolean secure) {
        return cookie(SESSION, token.value(), true, secure).build().toString();
    }

    private static String csrf(SessionToken token, boolean secure) {
        return cookie(CSRF, token.csrf(), false, secure).build().toString();
    }

    public static HttpHeaders cleared(boolean secure) {
        var headers = new HttpHeaders();
        headers.add(
                HttpHeaders.SET_COOKIE,
                cookie(SESSION, "", true, secure).maxAge(Duration.ZERO).build().toString());
        headers.add(
                HttpHeaders.SET_COOKIE,
                cookie(CSRF, "", false, secure).maxAge(Duration.ZERO).build().toString());
        return headers;
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, boolean httpOnly, boolean secure) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(httpOnly)
                .secure(secure)
                .sameSite("Lax");
    }
}

package io.dartwing.platform.identity;

import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.permission.UsablePermissions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers with a session that was opened or goes on under another token, and hands its cookies over.
@Component
public final class SessionAnswers {
    private final Arrivals arrivals;
    private final Supplier<List<RecordTypeRef>> types;

    SessionAnswers(Arrivals arrivals, ObjectProvider<ProtectedTypes> contexts) {
        this.arrivals = arrivals;
        this.types = ProtectedTypes.ofAll(contexts);
    }

    /// The session as the browser sees it, with its cookies and the one of the browser.
    public ResponseEntity<?> answer(Arrivals.Arrived arrived, HttpServletRequest request) {
        HttpHeaders cookies = cookies(arrived, request);
        return ResponseEntity.ok().headers(cookies).body(view(arrived.session()));
    }

    public static HttpHeaders cookies(Arrivals.Arrived arrived, HttpServletRequest request) {
        HttpHeaders cookies = SessionCookies.of(arrived.session(), request.isSecure());
        arrived.device()
                .ifPresent(device ->
                        cookies.add(HttpHeaders.SET_COOKIE, SessionCookies.device(device, request.isSecure())));
        return cookies;
    }

    ResponseEntity<SessionView> moved(Session session, HttpServletRequest request) {
        return ResponseEntity.ok()
                .headers(SessionCookies.of(session, request.isSecure()))
                .body(view(session));
    }

    SessionView view(Session session) {
        return SessionView.of(
                session, arrivals.memberships(session.personId()), UsablePermissions.of(session.actor(), types.get()));
    }
}

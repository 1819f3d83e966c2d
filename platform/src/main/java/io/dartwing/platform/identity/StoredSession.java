package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.organization.OrganizationMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as it is stored; how long it lives and what is still to be proven in it follow from the rules in force
/// now.
record StoredSession(
        UUID id,
        UUID person,
        UUID organization,
        OrganizationMode mode,
        String fullName,
        String email,
        List<String> roles,
        boolean mustChangePassword,
        boolean hasSecondFactor,
        SignInMethod method,
        @Nullable Instant secondFactorAt,
        @Nullable Instant confirmedAt,
        @Nullable UUID boundTo,
        Instant createdAt,
        Instant lastSeenAt,
        Instant latestEnd) {

    static StoredSession of(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                OrganizationMode.of(row.getString("mode")),
                row.getString("full_name"),
                row.getString("email"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getBoolean("must_change_password"),
                row.getBoolean("has_second_factor"),
                SignInMethod.of(row.getString("method")),
                instantOrNull(row, "second_factor_at"),
                instantOrNull(row, "confirmed_at"),
                row.getObject("bound_to", UUID.class),
                instant(row, "created_at"),
                instant(row, "last_seen_at"),
                instant(row, "expires_at"));
    }

    boolean isLive(SessionRules rules, Instant now) {
        return now.isBefore(expiresAt(rules)) && now.isBefore(lastSeenAt.plus(rules.idle(organization, mode)));
    }

    Session with(SessionToken token, SessionRules rules, Access access) {
        boolean required = rules.secondFactor(organization, mode, access);
        var gate = SessionGate.of(method, secondFactorAt != null, hasSecondFactor, required, mustChangePassword);
        var standing = new SessionStanding(
                id,
                method,
                secondFactorAt,
                confirmedAt,
                gate,
                required,
                boundTo,
                rules.idle(organization, mode),
                expiresAt(rules));
        return new Session(token, person, organization, fullName, email, roles, access, mustChangePassword, standing);
    }

    private Instant expiresAt(SessionRules rules) {
        return earlier(latestEnd, createdAt.plus(rules.absolute(organization)));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

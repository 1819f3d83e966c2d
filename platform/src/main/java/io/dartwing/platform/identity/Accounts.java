package io.dartwing.platform.identity;

import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sealed accounts, through their functions. Callers hold the transaction.
final class Accounts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Credentials(UUID id, String passwordHash) {}

    /// `created` is false when the address had an account already.
    record Enrolled(UUID id, boolean created) {}

    Optional<Credentials> forSignIn(String email) {
        return jdbc.sql("select id, password_hash from account_for_sign_in(?)")
                .param(email)
                .query((row, number) ->
                        new Credentials(row.getObject("id", UUID.class), row.getString("password_hash")))
                .optional();
    }

    Optional<String> currentPasswordHash() {
        return jdbc.sql("select password_hash from account_of_current_person()")
                .query(String.class)
                .optional();
    }

    List<Membership> memberships(UUID person) {
        return jdbc.sql("select * from account_memberships(?)")
                .param(person)
                .query((row, number) -> new Membership(
                        new Organization(
                                row.getObject("organization_id", UUID.class),
                                row.getString("organization_name"),
                                OrganizationMode.of(row.getString("mode"))),
                        row.getString("full_name"),
                        Sessions.texts(row.getArray("roles"))))
                .list();
    }

    /// Empty when the address belongs to an account of other organisations and `joinExisting` is false.
    Optional<Enrolled> enrol(UUID id, String email, String hash, boolean joinExisting) {
        return jdbc.sql("select id, created from account_enrol(?, ?, ?, ?, ?)")
                .params(id, email, hash, Sessions.utc(clock.instant()), joinExisting)
                .query((row, number) -> new Enrolled(row.getObject("id", UUID.class), row.getBoolean("created")))
                .optional();
    }

    void setPassword(UUID person, String hash, boolean mustChange) {
        jdbc.sql("select account_set_password(?, ?, ?, ?)")
                .params(person, hash, mustChange, Sessions.utc(clock.instant()))
                .query(row -> {});
    }
}

package io.dartwing.platform.federation;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.federation.ProviderSignIn.Vouched;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whom a provider means, and what it says of that person's roles.
final class FederatedPeople {
    private static final String OWNER = "owner";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    FederatedPeople(JdbcClient jdbc, TransactionTemplate transactions, People people, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Arrival {
        /// `organization` is where the person goes to first.
        record Known(UUID person, UUID organization) implements Arrival {}

        /// Nobody here belongs to this subject, and its address, unverified or of somebody else, does not change that.
        record Unknown() implements Arrival {}

        /// The provider gives the person no role any more.
        record WithoutRole() implements Arrival {}
    }

    Arrival arrive(Provider provider, Vouched vouched) {
        return provider.organization()
                .map(organization -> Actors.callAs(
                        SystemJobActor.of(organization, "identity provider"),
                        () -> inOrganization(provider, organization, vouched)))
                .orElseGet(() -> inInstallation(provider, vouched));
    }

    private Arrival inInstallation(Provider provider, Vouched vouched) {
        Optional<UUID> person = linked(provider, vouched)
                .or(() -> Optional.ofNullable(vouched.verifiedEmail())
                        .flatMap(this::accountOf)
                        .filter(account -> link(provider, vouched, account)));
        return person.flatMap(this::firstOrganization)
                .<Arrival>map(organization -> new Arrival.Known(person.orElseThrow(), organization))
                .orElseGet(Arrival.Unknown::new);
    }

    private Arrival inOrganization(Provider provider, UUID organization, Vouched vouched) {
        Optional<List<String>> roles = provider.roles().rolesOf(vouched.claims());
        boolean stripped = roles.isPresent() && roles.get().isEmpty();
        Optional<UUID> person = linked(provider, vouched)
                .or(() -> Optional.ofNullable(vouched.verifiedEmail())
                        .flatMap(email -> memberOf(organization, email))
                        .filter(member -> link(provider, vouched, member)))
                .or(() -> stripped ? Optional.empty() : added(provider, vouched, roles.orElse(List.of("fax_user"))));
        if (person.isEmpty()) {
            return stripped && provider.createsPeople() ? new Arrival.WithoutRole() : new Arrival.Unknown();
        }
        roles.ifPresent(now -> take(organization, person.get(), now));
        return current(organization, person.get())
                .<Arrival>map(held ->
                        held.isEmpty() ? new Arrival.WithoutRole() : new Arrival.Known(person.get(), organization))
                .orElseGet(Arrival.Unknown::new);
    }

    private Optional<UUID> linked(Provider provider, Vouched vouched) {
        return transactions.execute(status -> jdbc.sql("select account_identity_find(?, ?, ?) as person")
                .params(java.util.Arrays.asList(provider.organizationOrNull(), vouched.issuer(), vouched.subject()))
                .query((row, number) -> Optional.ofNullable(row.getObject("person", UUID.class)))
                .single());
    }

    private boolean link(Provider provider, Vouched vouched, UUID person) {
        return Boolean.TRUE.equals(
                transactions.execute(status -> jdbc.sql("select account_identity_link(?, ?, ?, ?, ?)")
                        .params(java.util.Arrays.asList(
                                provider.organizationOrNull(), vouched.issuer(), vouched.subject(), person, now()))
                        .query(Boolean.class)
                        .single()));
    }

    private Optional<UUID> accountOf(String verifiedEmail) {
        return transactions.execute(status -> jdbc.sql("select id from account_for_sign_in(?)")
                .param(verifiedEmail)
                .query(UUID.class)
                .optional());
    }

    private Optional<UUID> firstOrganization(UUID person) {
        return transactions.execute(status -> jdbc.sql("select organization_id from account_memberships(?) limit 1")
                .param(person)
                .query(UUID.class)
                .optional());
    }

    private Optional<UUID> memberOf(UUID organization, String verifiedEmail) {
        return transactions.execute(status -> jdbc.sql("""
                        select id from people
                        where organization_id = ? and lower(email) = lower(?) and status = 'active' and deleted_at is null""")
                .params(organization, verifiedEmail)
                .query(UUID.class)
                .optional());
    }

    /// A person the provider knows and we don't. An address that has an account in another organisation is not taken
    /// over: `People` refuses it.
    private Optional<UUID> added(Provider provider, Vouched vouched, List<String> roles) {
        String email = vouched.verifiedEmail();
        if (!provider.createsPeople() || email == null) {
            return Optional.empty();
        }
        try {
            UUID person = people.add(new NewPerson(
                            email, Objects.requireNonNullElse(vouched.name(), email), withoutOwner(roles)))
                    .id();
            return link(provider, vouched, person) ? Optional.of(person) : linked(provider, vouched);
        } catch (ProblemException refused) {
            return Optional.empty();
        }
    }

    /// Owners are named here and keep what they have, whatever a provider says.
    private void take(UUID organization, UUID person, List<String> roles) {
        List<String> wanted = withoutOwner(roles);
        transactions.executeWithoutResult(status -> {
            int changed = jdbc.sql("""
                            update people set roles = ?, version = version + 1, updated_at = ?, updated_by = ?
                            where organization_id = ? and id = ? and status = 'active' and deleted_at is null
                              and not (? = any (roles)) and roles <> cast(? as text[])""")
                    .params(
                            wanted.toArray(String[]::new),
                            now(),
                            Actors.current().displayName(),
                            organization,
                            person,
                            OWNER,
                            wanted.toArray(String[]::new))
                    .update();
            if (changed > 0) {
                audit.record(
                        "person.changed",
                        "person",
                        person,
                        Map.of("roles", String.join(" ", wanted), "by", "provider"));
                people.announce(person);
            }
        });
    }

    private Optional<List<String>> current(UUID organization, UUID person) {
        return transactions.execute(status -> jdbc.sql("""
                        select roles from people
                        where organization_id = ? and id = ? and status = 'active' and deleted_at is null""")
                .params(organization, person)
                .query((row, number) -> Providers.texts(row.getArray("roles")))
                .optional());
    }

    private static List<String> withoutOwner(List<String> roles) {
        return roles.stream().filter(role -> !role.equals(OWNER)).toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

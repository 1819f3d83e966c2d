package io.dartwing.platform.identity;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.realtime.LiveUpdates;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.settings.SettingDefault;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {
    @Bean
    Identity identity(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Audit audit,
            Clock clock,
            SessionRules rules,
            InvitationMail mail,
            ApplicationEventPublisher events,
            LiveUpdates live) {
        return Identity.of(jdbc, transactions, audit, clock, rules, mail, events, live);
    }

    @Bean
    SessionRules sessionRules(
            IdentityProperties limits, OrganizationSettings settings, ObjectProvider<ProtectedTypes> contexts) {
        return SessionRules.of(limits, settings, phiTypes(contexts));
    }

    /// Asked for with the first session, after the contexts with record types are there.
    private static Supplier<Set<String>> phiTypes(ObjectProvider<ProtectedTypes> contexts) {
        Supplier<List<RecordTypeRef>> types = ProtectedTypes.ofAll(contexts);
        return SingletonSupplier.of(() -> types.get().stream()
                .filter(type -> type.phi().isPresent())
                .map(RecordTypeRef::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    SettingDefault<Duration> sessionIdle(IdentityProperties limits) {
        return new SettingDefault<>(SignInSettings.SESSION_IDLE, limits.idle());
    }

    @Bean
    SettingDefault<Duration> sessionAbsolute(IdentityProperties limits) {
        return new SettingDefault<>(SignInSettings.SESSION_ABSOLUTE, limits.absolute());
    }

    @Bean
    People people(Identity identity) {
        return identity.people();
    }

    @Bean
    InvitationMail invitationMail(Mail mail, PublicAddress address) {
        return (email, organization, invitedBy, path, expiresAt) -> mail.send(MailMessage.of(
                        "invitation",
                        email,
                        "Invitation to " + organization,
                        invitedBy + " invites you to " + organization + " on Dartwing.\n\nOpen this link to accept:\n"
                                + address.at(path) + "\n\nIt works once, until "
                                + expiresAt.truncatedTo(ChronoUnit.MINUTES)
                                + ". If you did not expect it, leave it: nothing happens.\n")
                .usefulFor(Invitations.VALID));
    }

    @Bean
    Invitations invitations(Identity identity) {
        return identity.invitations();
    }

    @Bean
    SignIn signIn(Identity identity) {
        return identity.signIn();
    }

    @Bean
    Sessions sessions(Identity identity) {
        return identity.sessions();
    }

    @Bean
    Arrivals arrivals(Identity identity) {
        return identity.arrivals();
    }

    @Bean
    SignInThrottle signInThrottle(Identity identity) {
        return identity.throttle();
    }

    @Bean
    RecurringJob signInUpkeep(Identity identity) {
        return new RecurringJob("sign-in-upkeep", JobPool.DEFAULT, Duration.ofHours(1), identity.throttle()::purge);
    }

    @Bean
    ActorDirectory actorDirectory(Identity identity) {
        return identity.actors();
    }

    @Bean
    RecordType<Person> personType() {
        String[] roles = Arrays.stream(Role.values()).map(Role::value).toArray(String[]::new);
        return RecordType.of("person", Person.class, Person::new)
                .label("Person", "People")
                .path("people")
                .title("full_name")
                .permissions(Permissions.PEOPLE_READ, Permissions.ADMIN)
                .field(Field.email("email", "Email").required().immutable().searchable())
                .field(Field.text("full_name", "Name").required().searchable().maxLength(200))
                .field(Field.choices("roles", "Roles", roles).required())
                .field(Field.choice("status", "Status", "active", "inactive").defaults("active"))
                .list("full_name", "email", "roles", "status")
                .softDelete()
                .servedByProduct()
                .governsRights()
                .build();
    }
}

package io.dartwing.telephony.choice;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.telephony.account.Connectors;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.health.CarrierHealth;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.rates.RateDecks;
import io.dartwing.telephony.rates.RatePrices;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingRequest;
import io.dartwing.telephony.rule.CarrierRules;
import io.dartwing.telephony.trunk.TrunkStates;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// An organisation with trunks and accounts in a real database, and the beans that choose between
/// them.
final class WaysOfATest implements AutoCloseable {
    static final PhoneNumber DENVER = new PhoneNumber("+13035550100");
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    final SetClock clock = new SetClock(Instant.parse("2026-11-27T08:00:00Z"));
    final UUID organization = organization();
    final Map<UUID, String> registrations = new ConcurrentHashMap<>();
    final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    WaysOfATest() {
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean("jdbc", JdbcClient.class, DATABASE::jdbc);
        beans.registerBean("transactions", TransactionTemplate.class, DATABASE::transactions);
        beans.registerBean(Audit.class, () -> new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock));
        beans.registerBean(JsonMapper.class, JsonMapper::shared);
        beans.registerBean("faxonly", Connector.class, FaxOnly::new);
        beans.registerBean(
                TrunkStates.class,
                () -> trunk -> Optional.ofNullable(registrations.get(trunk))
                        .map(registration -> new TrunkStates.State(registration, "", 0)));
        beans.register(
                PublicAddress.class,
                Connectors.class,
                CarrierHealth.class,
                RateDecks.class,
                RatePrices.class,
                CarrierRules.class,
                Ways.class,
                KeptDecisions.class,
                CarrierChoice.class);
        beans.refresh();
    }

    UUID trunk(String name, String... prefixes) {
        return trunk(name, true, prefixes);
    }

    UUID trunk(String name, boolean enabled, String... prefixes) {
        UUID id = Ids.next();
        as(() -> DATABASE.jdbc()
                .sql("""
                        insert into sip_trunks (id, organization_id, created_at, created_by, updated_at, updated_by, name,
                                                host, transport, t38, codecs, prefixes, enabled)
                        values (?, ?, now(), 'test', now(), 'test', ?, ?, 'UDP', 'AUTO', '{PCMU}', ?, ?)""")
                .params(id, organization, name, name.replace(' ', '-') + ".example", prefixes, enabled)
                .update());
        return id;
    }

    UUID account(String name, String connector, int priority, boolean enabled) {
        UUID id = Ids.next();
        as(() -> DATABASE.jdbc()
                .sql("""
                        insert into carrier_accounts (id, organization_id, created_at, created_by, updated_at, updated_by,
                                name, connector, settings, credential_names, credential_version, enabled, priority, public_id)
                        values (?, ?, now(), 'test', now(), 'test', ?, ?, '{}', '{}', 1, ?, ?, ?)""")
                .params(id, organization, name, connector, enabled, priority, publicId(id))
                .update());
        return id;
    }

    UUID account(String name) {
        return account(name, "faxonly", 3, true);
    }

    void rate(UUID account, Capability operation, String prefix, String dollars) {
        as(() -> beans.getBean(RateDecks.class)
                .store(
                        account,
                        operation,
                        "Prices",
                        ("prefix,price,currency,valid_from,valid_to,label\n" + prefix + "," + dollars
                                        + ",USD,2026-01-01,,\n")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /// A rule about faxes with the wishes given as `column = value`, in SQL.
    void rule(int priority, String name, String effect, List<UUID> accounts, List<UUID> trunks, String... wishes) {
        UUID id = Ids.next();
        as(() -> DATABASE.jdbc()
                .sql("""
                        insert into carrier_rules (id, organization_id, created_at, created_by, updated_at, updated_by, name,
                                priority, enabled, traffic, countries, prefixes, sender_ids, sender_tags, effect,
                                account_ids, trunk_ids, reason)
                        values (?, ?, now(), 'test', now(), 'test', ?, ?, true, '{fax}', '{}', '{}', '[]', '{}', ?,
                                ?::jsonb, ?::jsonb, null)""")
                .params(id, organization, name, priority, effect, json(accounts), json(trunks))
                .update());
        for (String wish : wishes) {
            as(() -> DATABASE.jdbc()
                    .sql("update carrier_rules set " + wish + " where id = ?")
                    .param(id)
                    .update());
        }
    }

    private static String json(List<UUID> ids) {
        return JsonMapper.shared().writeValueAsString(ids);
    }

    static FaxNumber tagged(FaxNumber number, String... tags) {
        set(number, "tags", List.of(tags));
        return number;
    }

    static FaxNumber onTrunk(UUID trunk) {
        var number = new FaxNumber();
        set(number, "number", "+13035550199");
        set(number, "trunkId", trunk);
        return number;
    }

    static FaxNumber withAccount(UUID account, UUID... senderAt) {
        var number = new FaxNumber();
        set(number, "number", "+13035550199");
        set(number, "carrierId", account);
        set(number, "senderAt", List.of(senderAt));
        return number;
    }

    RoutingDecision fax(FaxNumber sender) {
        return decide(Capability.FAX, DENVER, Optional.of(sender), RoutingRequest.Options.NONE);
    }

    RoutingDecision fax() {
        return decide(Capability.FAX, DENVER, Optional.empty(), RoutingRequest.Options.NONE);
    }

    RoutingDecision decide(
            Capability operation, PhoneNumber to, Optional<FaxNumber> sender, RoutingRequest.Options options) {
        return as(() ->
                beans.getBean(CarrierChoice.class).decide(new CarrierChoice.Wish(operation, to, sender, 2, options)));
    }

    /// The recurring job's work.
    void forget() throws Exception {
        new DecisionUpkeep().routingDecisionSweep(DATABASE.jdbc(), clock).work().run();
    }

    <T> T as(Supplier<T> work) {
        return Actors.callAs(
                SystemJobActor.of(organization, "test"),
                () -> DATABASE.transactions().execute(status -> work.get()));
    }

    @Override
    public void close() {
        beans.close();
    }

    /// As the record service and Hibernate write it.
    private static void set(FaxNumber number, String field, Object value) {
        try {
            Field found = FaxNumber.class.getDeclaredField(field);
            found.setAccessible(true);
            found.set(number, value);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String publicId(UUID id) {
        return id.toString().replace("-", "").substring(6).replaceAll("[^a-z2-7]", "z");
    }

    private static UUID organization() {
        UUID id = Ids.next();
        try (Connection superuser = DATABASE.superuser();
                var statement = superuser.prepareStatement(
                        "insert into organizations (id, name, mode, created_at) values (?, ?, 'dartwing', now())")) {
            statement.setObject(1, id);
            statement.setString(2, "Organisation " + id);
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return id;
    }
}

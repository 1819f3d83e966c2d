package io.dartwing.telephony.supply;

import io.dartwing.platform.actor.Actors;
import io.dartwing.telephony.carriers.CarrierCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Orders in the database. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PurchaseRows {
    private final JdbcClient jdbc;

    PurchaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Purchase purchase) {
        jdbc.sql("""
                        insert into number_orders (id, organization_id, account_id, number, label, uses, monthly_cost,
                                                   monthly_currency, state, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.<@Nullable Object>asList(
                        purchase.id(),
                        Actors.current().requireOrganization(),
                        purchase.accountId(),
                        purchase.number(),
                        purchase.label().orElse(null),
                        purchase.uses().toArray(new String[0]),
                        purchase.monthly().map(Purchase.Price::amount).orElse(null),
                        purchase.monthly().map(Purchase.Price::currency).orElse(null),
                        purchase.state().label(),
                        Timestamp.from(purchase.createdAt()),
                        purchase.createdBy()))
                .update();
    }

    /// What answers of the carrier change.
    void update(Purchase purchase) {
        jdbc.sql("""
                        update number_orders
                        set state = ?, provider_order_id = ?, provider_number_id = ?, cause = ?, problem = ?, tries = ?,
                            sent_at = ?, ended_at = ?
                        where id = ?""")
                .params(Arrays.<@Nullable Object>asList(
                        purchase.state().label(),
                        purchase.orderId().orElse(null),
                        purchase.providerNumberId().orElse(null),
                        purchase.cause()
                                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                                .orElse(null),
                        purchase.problem()
                                .map(text -> text.substring(0, Math.min(300, text.length())))
                                .orElse(null),
                        purchase.tries(),
                        purchase.sentAt().map(Timestamp::from).orElse(null),
                        purchase.endedAt().map(Timestamp::from).orElse(null),
                        purchase.id()))
                .update();
    }

    /// That the order leaves now. False when it may have left before.
    boolean leaving(UUID id, Instant now) {
        return jdbc.sql("update number_orders set sent_at = ? where id = ? and state = 'started' and sent_at is null")
                        .params(Timestamp.from(now), id)
                        .update()
                > 0;
    }

    void setUp(UUID id, UUID number) {
        jdbc.sql("update number_orders set number_id = ? where id = ?")
                .params(number, id)
                .update();
    }

    void configured(UUID id) {
        jdbc.sql("update number_orders set configured = true, problem = null where id = ?")
                .param(id)
                .update();
    }

    Optional<Purchase> find(UUID id) {
        return jdbc.sql("select * from number_orders where id = ?")
                .param(id)
                .query(this::purchase)
                .optional();
    }

    Optional<Purchase> lock(UUID id) {
        return jdbc.sql("select * from number_orders where id = ? for update")
                .param(id)
                .query(this::purchase)
                .optional();
    }

    /// Orders that a carrier's report of this order or number may be about.
    List<UUID> concerned(UUID account, String orderId, String number) {
        return jdbc.sql("""
                        select id from number_orders
                        where account_id = ? and (provider_order_id = ?
                          or number = ? and state in ('started', 'ordered', 'unknown'))""").params(account, orderId, number).query(UUID.class).list();
    }

    boolean open(String number) {
        return jdbc.sql("""
                        select exists (select from number_orders
                                       where number = ? and state in ('started', 'ordered', 'unknown'))""").param(number).query(Boolean.class).single();
    }

    /// Newest first.
    List<Purchase> list(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from number_orders where cast(:before as uuid) is null or id < :before
                        order by id desc limit :limit""")
                .param("before", before)
                .param("limit", limit)
                .query(this::purchase)
                .list();
    }

    private Purchase purchase(ResultSet row, int index) throws SQLException {
        String amount = row.getString("monthly_cost");
        return new Purchase(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("number"),
                Optional.ofNullable(row.getString("label")),
                List.of((String[]) row.getArray("uses").getArray()),
                amount == null
                        ? Optional.empty()
                        : Optional.of(new Purchase.Price(amount, row.getString("monthly_currency"))),
                PurchaseState.of(row.getString("state")),
                Optional.ofNullable(row.getString("provider_order_id")),
                Optional.ofNullable(row.getString("provider_number_id")),
                Optional.ofNullable(row.getObject("number_id", UUID.class)),
                row.getBoolean("configured"),
                Optional.ofNullable(row.getString("cause"))
                        .map(cause -> CarrierCause.valueOf(cause.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getString("problem")),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                time(row, "sent_at"),
                time(row, "ended_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

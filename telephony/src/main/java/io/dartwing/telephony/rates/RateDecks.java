package io.dartwing.telephony.rates;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.csv.BadRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The rate decks of the current organisation.
@Component
public class RateDecks {
    private static final int BATCH = 5_000;
    private static final String DECK =
            "select id, carrier_account_id, operation, name, rates, rejected, created_at, created_by from rate_decks ";
    private static final String RATE = "select prefix, price, currency, valid_from, valid_to, label from rates ";

    /// @param report the rows of the file that are not in the deck
    public record Imported(RateDeck deck, List<BadRow> report) {
        public Imported {
            report = List.copyOf(report);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    RateDecks(JdbcClient jdbc, TransactionTemplate transaction, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /// Stores the file's good rows, all or none, and says which are bad.
    ///
    /// @param name as people call it, 1 to 120 characters
    /// @throws ProblemException when the file is no price list, is too long or has no good row
    public Imported store(UUID carrierAccountId, Capability operation, String name, byte[] csv) {
        return transaction.execute(status -> {
            UUID id = Ids.next();
            UUID organization = Actors.current().requireOrganization();
            Instant now = clock.instant();
            jdbc.sql("""
                            insert into rate_decks (id, organization_id, carrier_account_id, operation, name, rates,
                                rejected, created_at, created_by)
                            values (?, ?, ?, ?, ?, 0, 0, ?, ?)""")
                    .params(
                            id,
                            organization,
                            carrierAccountId,
                            stored(operation),
                            name,
                            utc(now),
                            Actors.current().displayName())
                    .update();
            RateRows.Report report = rows(csv, id, organization);
            if (report.good() == 0) {
                throw new ProblemException(
                        PlatformError.UNPROCESSABLE,
                        "file: no row is good (expected: at least one)",
                        report.first().stream().map(RateDecks::error).toList());
            }
            jdbc.sql("update rate_decks set rates = ?, rejected = ? where id = ?")
                    .params(report.good(), report.bad(), id)
                    .update();
            audit.record(
                    "rate_deck.imported",
                    "rate_deck",
                    id,
                    Map.of("rates", Integer.toString(report.good()), "rejected", Integer.toString(report.bad())));
            return new Imported(require(id), report.first());
        });
    }

    private RateRows.Report rows(byte[] csv, UUID deck, UUID organization) {
        var batch = new ArrayList<Rate>(BATCH);
        try {
            RateRows.Report report = RateRows.read(new ByteArrayInputStream(csv), rate -> {
                batch.add(rate);
                if (batch.size() == BATCH) {
                    insert(batch, deck, organization);
                    batch.clear();
                }
            });
            insert(batch, deck, organization);
            return report;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void insert(List<Rate> batch, UUID deck, UUID organization) {
        jdbc.sql("""
                        insert into rates (organization_id, deck_id, prefix, price, currency, valid_from, valid_to, label)
                        select ?, ?, prefix, price, currency, valid_from, valid_to, label
                        from unnest(?::text[], ?::numeric[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                            as row (prefix, price, currency, valid_from, valid_to, label)""")
                .params(
                        organization,
                        deck,
                        batch.stream().map(Rate::prefix).toArray(String[]::new),
                        batch.stream()
                                .map(rate -> rate.price().amount().toPlainString())
                                .toArray(String[]::new),
                        batch.stream()
                                .map(rate -> rate.price().currency().getCurrencyCode())
                                .toArray(String[]::new),
                        batch.stream().map(rate -> rate.validFrom().toString()).toArray(String[]::new),
                        batch.stream()
                                .map(rate ->
                                        rate.validTo().map(Instant::toString).orElse(null))
                                .toArray(String[]::new),
                        batch.stream().map(Rate::label).toArray(String[]::new))
                .update();
    }

    /// The newest first.
    ///
    /// @param account of one carrier account only
    public List<RateDeck> list(Optional<UUID> account) {
        return transaction.execute(status -> jdbc.sql(
                        DECK
                                + "where carrier_account_id = coalesce(?::uuid, carrier_account_id) order by created_at desc, id desc")
                .param(account.orElse(null))
                .query((row, _) -> deck(row))
                .list());
    }

    /// @throws ProblemException when the organisation has no such deck
    public RateDeck require(UUID id) {
        return transaction
                .execute(status -> jdbc.sql(DECK + "where id = ?")
                        .param(id)
                        .query((row, _) -> deck(row))
                        .optional())
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such rate deck."));
    }

    /// The rates of a deck in the order of their prefixes.
    ///
    /// @param begins only prefixes that begin so; may be empty
    /// @param after only prefixes behind this one; may be empty
    /// @param most prefixes; each comes with all its rates
    public List<Rate> rates(UUID deck, String begins, String after, int most) {
        require(deck);
        return transaction.execute(status -> jdbc.sql(RATE + """
                        where deck_id = ? and prefix in (
                            select distinct prefix from rates
                            where deck_id = ? and prefix >= ? and prefix > ? and starts_with(prefix, ?)
                            order by prefix limit ?)
                        order by prefix, valid_from""")
                .params(deck, deck, begins, after, begins, most)
                .query((row, _) -> rate(row))
                .list());
    }

    public void delete(UUID id) {
        transaction.executeWithoutResult(status -> {
            RateDeck deck = require(id);
            jdbc.sql("delete from rates where deck_id = ?").param(id).update();
            jdbc.sql("delete from rate_decks where id = ?").param(id).update();
            audit.record("rate_deck.deleted", "rate_deck", id, Map.of("rates", Integer.toString(deck.rates())));
        });
    }

    /// The decks of each account for an operation, the newest first; accounts without one are
    /// missing.
    Map<UUID, List<UUID>> newestFirst(List<UUID> accounts, Capability operation) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        var decks = new LinkedHashMap<UUID, List<UUID>>();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        select carrier_account_id, id from rate_decks
                        where carrier_account_id = any (?) and operation = ?
                        order by created_at desc, id desc""")
                .params(accounts.toArray(UUID[]::new), stored(operation))
                .query((RowCallbackHandler)
                        row -> decks.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                                .add(row.getObject(2, UUID.class))));
        return decks;
    }

    PrefixTable table(UUID deck) {
        return transaction.execute(status -> {
            try (Stream<Rate> rates = jdbc
                    .sql(RATE + "where deck_id = ?")
                    .withFetchSize(BATCH)
                    .param(deck)
                    .query((row, _) -> rate(row))
                    .stream()) {
                return new PrefixTable(rates.toList());
            }
        });
    }

    private static ProblemException.FieldError error(BadRow row) {
        return new ProblemException.FieldError(
                "file",
                "line " + row.line() + ", " + row.field() + ": " + row.problem() + " (expected: " + row.expected()
                        + ")");
    }

    private static String stored(Capability operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static RateDeck deck(ResultSet row) throws SQLException {
        return new RateDeck(
                row.getObject("id", UUID.class),
                row.getObject("carrier_account_id", UUID.class),
                Capability.valueOf(row.getString("operation").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getInt("rates"),
                row.getInt("rejected"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }

    private static Rate rate(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime to = row.getObject("valid_to", OffsetDateTime.class);
        return new Rate(
                row.getString("prefix"),
                Money.of(row.getBigDecimal("price").stripTrailingZeros().toPlainString(), row.getString("currency")),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(to).map(OffsetDateTime::toInstant),
                row.getString("label"));
    }
}

package io.dartwing.telephony.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.testkit.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RateDecksIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String HEADER = "prefix,price,currency,valid_from,valid_to,label\n";
    private static final PhoneNumber KINGSTON = new PhoneNumber("+18765550123");
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final UUID ours = organization();
    private final UUID account = Ids.next();
    private final RateDecks decks = decks(Clock.systemUTC());
    private final RatePrices prices = new RatePrices(decks);

    @Test
    void goodRowsAreStoredAndBadOnesTold() {
        var imported = as(ours, () -> store(decks, """
                1,0.01,USD,2026-01-01,,North America
                1876,0.1250,USD,2026-01-01,2027-01-01,Jamaica
                nowhere,1,USD,2026-01-01,,
                """));
        assertThat(imported.deck().rates()).isEqualTo(2);
        assertThat(imported.deck().rejected()).isEqualTo(1);
        assertThat(imported.report()).extracting(BadRow::line).containsExactly(4);
        assertThat(as(ours, () -> decks.list(Optional.of(account)))).containsExactly(imported.deck());
        assertThat(as(ours, () -> decks.rates(imported.deck().id(), "18", "", 10)))
                .containsExactly(new Rate(
                        "1876",
                        Money.of("0.125", "USD"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                        "Jamaica"));
    }

    @Test
    void aFileWithoutAGoodRowLeavesNothing() {
        assertThatThrownBy(() -> as(ours, () -> store(decks, "x,1,USD,2026-01-01,,\n")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.errors().getFirst().message())
                                .isEqualTo("line 2, prefix: not a prefix (expected: 1 to 15 digits, the first not 0)"));
        assertThat(as(ours, () -> decks.list(Optional.empty()))).isEmpty();
    }

    @Test
    void moreRowsThanABatchAreStored() {
        var rows = new StringBuilder();
        for (int i = 0; i < 12_345; i++) {
            rows.append(10_000 + i).append(",0.5,USD,2026-01-01,,\n");
        }
        var deck = as(ours, () -> store(decks, rows.toString())).deck();
        assertThat(deck.rates()).isEqualTo(12_345);
        assertThat(as(ours, () -> decks.table(deck.id())).prefixes()).isEqualTo(12_345);
    }

    @Test
    void pagesGoOnBehindTheLastPrefixAndKeepItsRatesTogether() {
        var deck = as(ours, () -> store(decks, """
                1,0.01,USD,2026-01-01,,
                1,0.02,USD,2026-06-01,,
                12,0.03,USD,2026-01-01,,
                2,0.04,USD,2026-01-01,,
                """)).deck();
        assertThat(as(ours, () -> decks.rates(deck.id(), "", "", 1)))
                .extracting(Rate::prefix)
                .containsExactly("1", "1");
        assertThat(as(ours, () -> decks.rates(deck.id(), "", "1", 5)))
                .extracting(Rate::prefix)
                .containsExactly("12", "2");
    }

    @Test
    void theNewestDeckWithARateInForceAnswers() {
        as(ours, () -> store(decks, "1876,0.10,USD,2026-01-01,,\n"));
        var later = decks(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        as(ours, () -> store(later, "1876,0.20,USD,2026-12-01,,\n"));
        assertThat(price(NOW)).contains(Money.of("0.1", "USD"));
        assertThat(price(NOW.plus(Duration.ofDays(30)))).contains(Money.of("0.2", "USD"));
        assertThat(as(ours, () -> prices.price(account, Capability.FAX, KINGSTON, NOW)))
                .isEmpty();
        assertThat(as(ours, () -> prices.price(Ids.next(), Capability.CALLS, KINGSTON, NOW)))
                .isEmpty();
    }

    @Test
    void aDeletedDeckAnswersNoMoreAlthoughItsTableWasKept() {
        var deck = as(ours, () -> store(decks, "1876,0.10,USD,2026-01-01,,\n")).deck();
        assertThat(price(NOW)).isPresent();
        as(ours, () -> {
            decks.delete(deck.id());
            return true;
        });
        assertThat(price(NOW)).isEmpty();
        assertThatThrownBy(() -> as(ours, () -> decks.require(deck.id()))).isInstanceOf(ProblemException.class);
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        var deck = as(ours, () -> store(decks, "1876,0.10,USD,2026-01-01,,\n")).deck();
        assertThat(price(NOW)).isPresent();
        UUID theirs = organization();
        assertThat(as(theirs, () -> decks.list(Optional.empty()))).isEmpty();
        assertThat(as(theirs, () -> prices.price(account, Capability.CALLS, KINGSTON, NOW)))
                .isEmpty();
        assertThatThrownBy(() -> as(theirs, () -> decks.rates(deck.id(), "", "", 10)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> as(theirs, () -> {
                    decks.delete(deck.id());
                    return true;
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(as(ours, () -> decks.require(deck.id()))).isEqualTo(deck);
    }

    private Optional<Money> price(Instant at) {
        return as(ours, () -> prices.price(account, Capability.CALLS, KINGSTON, at))
                .map(found -> found.rate().price());
    }

    private RateDecks.Imported store(RateDecks into, String rows) {
        byte[] csv = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        return into.store(account, Capability.CALLS, "Price list", csv);
    }

    private static RateDecks decks(Clock clock) {
        var audit = new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock);
        return new RateDecks(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
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

    private static <T> T as(UUID organization, Supplier<T> work) {
        return Actors.callAs(SystemJobActor.of(organization, "test"), work::get);
    }
}

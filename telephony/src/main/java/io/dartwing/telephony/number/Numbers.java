package io.dartwing.telephony.number;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks numbers up for the code that places and takes calls.
@Component
public class Numbers {
    /// Whose number was called; the only answer that crosses organisations.
    ///
    /// @param trunkId empty when it lies with a carrier's account
    public record Called(UUID organizationId, UUID numberId, Optional<UUID> trunkId) {}

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Numbers(EntityManager entities, JdbcClient jdbc, TransactionTemplate transaction) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Needs no actor: a call names a number and nothing else. Empty for numbers that are not
    /// ours or take no faxes.
    public Optional<Called> called(String e164) {
        return transaction.execute(status -> jdbc.sql(
                        "select organization_id, number_id, trunk_id from find_fax_number(?)")
                .param(e164)
                .query((row, index) -> new Called(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Optional.ofNullable(row.getObject(3, UUID.class))))
                .optional());
    }

    /// A fax number of the current organisation, to be looked at only: a change of it is not written.
    public Optional<FaxNumber> owned(String e164) {
        return transaction.execute(status -> entities
                .createQuery(
                        "from FaxNumber where number = :number and faxEnabled and state = 'active' and deletedAt is null",
                        FaxNumber.class)
                .setParameter("number", e164)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList()
                .stream()
                .findFirst());
    }

    /// Whether it is set up or resting somewhere in the installation; the second answer that
    /// crosses organisations.
    public Optional<NumberStanding> standing(String e164) {
        return transaction.execute(status -> NumberStanding.of(jdbc, e164));
    }

    public Optional<FaxNumber> find(UUID id) {
        return transaction.execute(status -> Optional.ofNullable(entities.find(FaxNumber.class, id)));
    }

    /// The current organisation's fax numbers, oldest first: the first is the sender of faxes
    /// that name none.
    public List<FaxNumber> all() {
        return transaction.execute(status -> entities.createQuery(
                        "from FaxNumber where faxEnabled and state = 'active' and deletedAt is null order by createdAt, id",
                        FaxNumber.class)
                .getResultList());
    }
}

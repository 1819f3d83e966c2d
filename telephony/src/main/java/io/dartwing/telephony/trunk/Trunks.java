package io.dartwing.telephony.trunk;

import io.dartwing.engine.fax.line.LineTrunk;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The organisation's trunks for the code that calls over them.
@Component
public class Trunks {
    private static final Logger LOG = LoggerFactory.getLogger(Trunks.class);

    private record Owned(UUID organizationId, UUID trunkId) {}

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final RecordService records;
    private final RecordType<SipTrunk> type;
    private final TransactionTemplate transaction;

    Trunks(
            EntityManager entities,
            JdbcClient jdbc,
            RecordService records,
            RecordType<SipTrunk> type,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.records = records;
        this.type = type;
        this.transaction = transaction;
    }

    /// The enabled trunks of the current organisation.
    public List<TrunkChoice.Candidate> candidates() {
        return transaction.execute(status -> entities.createQuery(
                        "from SipTrunk where enabled and deletedAt is null order by name", SipTrunk.class)
                .getResultStream()
                .map(trunk -> new TrunkChoice.Candidate(trunk.id(), trunk.name(), trunk.host()))
                .toList());
    }

    /// The name of a trunk of the current organisation, also of one that is switched off.
    public Optional<String> name(UUID id) {
        return transaction.execute(
                status -> Optional.ofNullable(entities.find(SipTrunk.class, id)).map(SipTrunk::name));
    }

    /// How many calls a trunk of the current organisation carries at the same time.
    public Optional<Integer> maxCalls(UUID id) {
        return transaction.execute(
                status -> Optional.ofNullable(entities.find(SipTrunk.class, id)).map(SipTrunk::maxCalls));
    }

    /// Every organisation's enabled trunks with their passwords, for the line alone. Binds each
    /// organisation itself.
    public List<LineTrunk> forTheLine() {
        List<Owned> owned = transaction.execute(status -> jdbc.sql(
                        "select organization_id, trunk_id from line_trunks() order by organization_id")
                .query((row, index) -> new Owned(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
        var trunks = new ArrayList<LineTrunk>();
        for (Owned one : owned) {
            Actors.runAs(
                    SystemJobActor.of(one.organizationId(), "line"),
                    () -> transaction.executeWithoutResult(status -> {
                        SipTrunk trunk = entities.find(SipTrunk.class, one.trunkId());
                        if (trunk != null && trunk.enabled() && !trunk.deleted()) {
                            usable(trunk).ifPresent(trunks::add);
                        }
                    }));
        }
        return trunks;
    }

    /// One trunk that the line can't use doesn't keep it from the others.
    private Optional<LineTrunk> usable(SipTrunk trunk) {
        try {
            return Optional.of(lineTrunk(trunk));
        } catch (IllegalArgumentException unusable) {
            LOG.warn("trunk {} is left out: the line can't use its settings", trunk.id());
            return Optional.empty();
        }
    }

    private LineTrunk lineTrunk(SipTrunk trunk) {
        return new LineTrunk(
                trunk.id(),
                trunk.organizationId(),
                trunk.name(),
                trunk.host(),
                trunk.port(),
                trunk.transport(),
                trunk.username(),
                records.secret(type, trunk, "password").orElse(null),
                trunk.register(),
                trunk.t38(),
                trunk.codecs().stream().map(LineTrunk.Codec::valueOf).toList(),
                trunk.maxCalls());
    }
}

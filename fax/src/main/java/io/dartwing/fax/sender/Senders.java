package io.dartwing.fax.sender;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.routing.KnownSenders;
import io.dartwing.fax.routing.Place;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the lists say of the senders of faxes.
@Component("listedSenders")
@Transactional(propagation = Propagation.MANDATORY)
public class Senders implements KnownSenders {
    private final SenderFilter filter;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Numbers numbers;
    private final OrganizationSettings settings;
    private final RecordService records;
    private final RecordType<DenyEntry> type;
    private final JsonMapper json;
    private final Clock clock;

    Senders(
            SenderFilter filter,
            EntityManager entities,
            JdbcClient jdbc,
            Numbers numbers,
            OrganizationSettings settings,
            RecordService records,
            RecordType<DenyEntry> denyEntryType,
            JsonMapper json,
            Clock clock) {
        this.filter = filter;
        this.entities = entities;
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.settings = settings;
        this.records = records;
        this.type = denyEntryType;
        this.json = json;
        this.clock = clock;
    }

    /// The entry that decides about a fax's sender now.
    public Optional<ListedSender> of(FaxDocument fax) {
        List<String> patterns = SenderFilter.patterns(fax.senderNumber());
        var found = new ArrayList<ListedSender>();
        List<String> here = filter.possible(fax.organizationId(), patterns);
        if (!here.isEmpty()) {
            found.addAll(ofPerson(fax, here));
            found.addAll(ofOrganization(here));
        }
        List<String> everywhere = filter.possibleEverywhere(patterns);
        if (!everywhere.isEmpty()) {
            found.addAll(ofInstallation(everywhere));
        }
        return ListedSender.deciding(found, fax.senderNumber(), clock.instant());
    }

    /// The person whose number was called: it is assigned to that person, or to nobody and its inbox has no other
    /// member.
    private List<ListedSender> ofPerson(FaxDocument fax, List<String> patterns) {
        if (!settings.get(SenderSettings.OWN_LISTS)) {
            return List.of();
        }
        Optional<UUID> person = fax.numberId().flatMap(numbers::find).flatMap(this::owner);
        return person.map(owner -> entities.createQuery(
                                "from OwnSender where ownerId = :owner and pattern in :patterns and deletedAt is null",
                                OwnSender.class)
                        .setParameter("owner", owner)
                        .setParameter("patterns", patterns)
                        .getResultStream()
                        .map(OwnSender::listed)
                        .toList())
                .orElse(List.of());
    }

    private Optional<UUID> owner(FaxNumber number) {
        UUID inbox = number.inboxId();
        return Optional.ofNullable(number.assignedTo())
                .or(() -> Optional.ofNullable(inbox)
                        .map(id -> entities.find(Inbox.class, id))
                        .map(Inbox::members)
                        .filter(members -> members.size() == 1)
                        .map(List::getFirst));
    }

    private List<ListedSender> ofOrganization(List<String> patterns) {
        return entities.createQuery("from DenyEntry where pattern in :patterns and deletedAt is null", DenyEntry.class)
                .setParameter("patterns", patterns)
                .getResultStream()
                .map(DenyEntry::listed)
                .toList();
    }

    private List<ListedSender> ofInstallation(List<String> patterns) {
        return jdbc.sql("select pattern, effect, reason, expires_at from installation_senders"
                        + " where pattern = any (:patterns)")
                .param("patterns", patterns.toArray(String[]::new))
                .query((row, index) -> InstallationSenders.line(row).listed(SenderList.INSTALLATION, Place.NONE))
                .list();
    }

    @Override
    public Place place(FaxDocument fax) {
        return of(fax).filter(entry -> !entry.blocks()).map(ListedSender::place).orElse(Place.NONE);
    }

    /// Blocks or allows the sender of a fax from now on, on the organisation's list; needs the right to change it.
    ///
    /// @throws ProblemException `FAX-011` when its number is not known
    public void know(FaxDocument fax, boolean blocked, String reason) {
        if (fax.senderNumber().isBlank()) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "sender: withheld (expected: a fax whose sender's number is known)");
        }
        ObjectNode values = json.createObjectNode()
                .put("effect", blocked ? SenderLine.BLOCK : SenderLine.ALLOW)
                .put("reason", reason);
        values.putNull("expires_at");
        Optional<DenyEntry> known = entities.createQuery(
                        "from DenyEntry where pattern = :number and deletedAt is null", DenyEntry.class)
                .setParameter("number", fax.senderNumber())
                .getResultStream()
                .findFirst();
        known.ifPresentOrElse(
                entry -> records.update(type, entry.id(), null, values),
                () -> records.create(type, values.put("pattern", fax.senderNumber())));
    }
}

package io.dartwing.fax.routing;

import io.dartwing.fax.contact.Contacts;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.sharing.WorkGroup;
import io.dartwing.fax.tag.FaxTags;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Tries a change of the rules on faxes that came in before: where the rules of now would place them, and where the
/// changed ones would. Nothing is changed.
@Component
public class RuleTrial {
    public static final int MOST = 500;

    /// Where rules place a fax.
    ///
    /// @param rule the name of the one that decided; null when the called number's setting did
    /// @param sentOn the numbers and contacts that rules would send it on to
    public record Place(
            @Nullable String rule,
            FaxView.@Nullable Named inbox,
            FaxView.@Nullable Person person,
            FaxView.@Nullable Named group,
            @Nullable String priority,
            List<String> tags,
            List<String> sentOn,
            String reason) {
        boolean same(Place other) {
            return Objects.equals(inbox, other.inbox)
                    && Objects.equals(person, other.person)
                    && Objects.equals(group, other.group)
                    && Objects.equals(priority, other.priority)
                    && tags.equals(other.tags)
                    && sentOn.equals(other.sentOn);
        }
    }

    /// A fax that would lie elsewhere, have another priority or other tags, or be sent on otherwise.
    public record Move(UUID faxId, String name, Instant receivedAt, Place now, Place then) {}

    /// @param decided how many the rule in question would decide about
    public record Outcome(int lookedAt, int decided, int moved, List<Move> moves) {}

    private final Routing routing;
    private final RecordService records;
    private final RecordType<RoutingRule> type;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final FaxTags tags;
    private final Contacts contacts;
    private final EntityManager entities;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RuleTrial(
            Routing routing,
            RecordService records,
            RecordType<RoutingRule> type,
            FaxQueries queries,
            Faxes faxes,
            FaxTags tags,
            Contacts contacts,
            EntityManager entities,
            Audit audit,
            TransactionTemplate transaction) {
        this.routing = routing;
        this.records = records;
        this.type = type;
        this.queries = queries;
        this.faxes = faxes;
        this.tags = tags;
        this.contacts = contacts;
        this.entities = entities;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Who tries rules must be allowed to change them, and to look for what they look at.
    public void require() {
        PermissionDecision.decide(ActorGrants.of(Actors.current()), Action.OnRecord.UPDATE, type.reference())
                .orRefuse();
        FaxAccess.require(FaxAccess.READ);
        FaxAccess.requireInLists(FaxAccess.TEXT);
        FaxAccess.requireInLists(FaxAccess.PARTY);
        FaxAccess.requireInLists(FaxAccess.FINDINGS);
    }

    /// Refuses what creating, changing or deleting the rule would refuse.
    ///
    /// @param rule the one to be changed, null for a new one
    /// @param values of a new rule, or what is changed of `rule`; null: without it
    /// @param most how many faxes are looked at, the newest first
    public Outcome run(@Nullable UUID rule, @Nullable ObjectNode values, int most) {
        if (rule == null && values == null) {
            throw PlatformError.invalid("values", "missing", "a rule, or the rule_id of one");
        }
        if (most < 1 || most > MOST) {
            throw PlatformError.invalid("faxes", "out of range", "1 to " + MOST);
        }
        Outcome outcome = transaction.execute(status -> {
            // The change is made as it would be made, with all its checks, and never kept.
            status.setRollbackOnly();
            return compare(rule, values, most);
        });
        if (rule != null) {
            transaction.executeWithoutResult(status -> audit.record(
                    "fax.rule_tried",
                    "routing_rule",
                    rule,
                    Map.of("faxes", String.valueOf(outcome.lookedAt), "moved", String.valueOf(outcome.moved))));
        }
        return outcome;
    }

    private Outcome compare(@Nullable UUID rule, @Nullable ObjectNode values, int most) {
        List<Rule> before = routing.rules();
        UUID changed = change(rule, values);
        List<Rule> after = routing.rules();
        List<Rule> both = Stream.concat(before.stream(), after.stream()).toList();
        var moves = new ArrayList<Move>();
        int lookedAt = 0;
        int decided = 0;
        for (UUID id : queries.ids(FaxFilter.placed(most))) {
            Optional<FaxDocument> found = faxes.find(id);
            if (found.isEmpty()) {
                continue;
            }
            FaxDocument fax = found.get();
            RoutingFacts facts = routing.facts(fax, both);
            RoutingDecision now = routing.decide(before, fax, facts);
            RoutingDecision then = routing.decide(after, fax, facts);
            lookedAt++;
            decided += by(changed, values == null ? now : then) ? 1 : 0;
            Place from = place(now);
            Place to = place(then);
            if (!from.same(to)) {
                moves.add(new Move(id, fax.name(), InboundDetails.receivedAt(fax), from, to));
            }
        }
        return new Outcome(lookedAt, decided, moves.size(), moves);
    }

    private UUID change(@Nullable UUID rule, @Nullable ObjectNode values) {
        if (rule == null) {
            return records.create(type, Objects.requireNonNull(values)).id();
        }
        if (values == null) {
            records.delete(type, rule);
        } else {
            records.update(type, rule, null, values);
        }
        return rule;
    }

    private static boolean by(UUID rule, RoutingDecision decision) {
        return decision.rule().filter(one -> one.id().equals(rule)).isPresent();
    }

    private String target(RuleForward forward) {
        UUID contact = forward.contactId();
        return contact == null
                ? Objects.requireNonNullElse(forward.to(), "")
                : contacts.addressee(contact).map(Contacts.Addressee::name).orElse("a contact that is gone");
    }

    private Place place(RoutingDecision decision) {
        return new Place(
                decision.rule().map(Rule::name).orElse(null),
                Optional.ofNullable(decision.place().inboxId())
                        .map(id -> entities.find(Inbox.class, id))
                        .map(inbox -> new FaxView.Named(inbox.id(), inbox.name()))
                        .orElse(null),
                Optional.ofNullable(decision.place().personId())
                        .map(id -> entities.find(Person.class, id))
                        .map(person -> new FaxView.Person(person.id(), person.fullName()))
                        .orElse(null),
                Optional.ofNullable(decision.place().groupId())
                        .map(id -> entities.find(WorkGroup.class, id))
                        .map(group -> new FaxView.Named(group.id(), group.name()))
                        .orElse(null),
                decision.priority(),
                tags.known(decision.tagIds()).stream()
                        .map(id -> tags.find(id).orElseThrow().name())
                        .toList(),
                decision.forwards().stream().map(this::target).toList(),
                decision.reason());
    }
}

package io.dartwing.fax.mail;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.ActorDirectory;
import io.dartwing.platform.identity.People;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Whose rights count for an address: those of the person it belongs to, or of the one whom the
/// mailbox names for its allowed senders.
@Component
class MailSenders {
    /// @param member the address is the person's own
    record Sender(Actor actor, boolean member) {}

    private final People people;
    private final ActorDirectory directory;

    MailSenders(People people, ActorDirectory directory) {
        this.people = people;
        this.directory = directory;
    }

    /// Empty for strangers, and for who is no active member any more.
    Optional<Sender> of(FaxMailbox box, String address) {
        Optional<Sender> member = people.idOf(address).flatMap(this::person).map(actor -> new Sender(actor, true));
        if (member.isPresent()) {
            return member;
        }
        return lists(box.allowedSenders(), address)
                ? Optional.ofNullable(box.sendsAs()).flatMap(this::person).map(actor -> new Sender(actor, false))
                : Optional.empty();
    }

    /// As the actor may act today.
    Optional<Actor> now(ActorReference reference) {
        return directory.find(Actors.current().requireOrganization(), reference);
    }

    static boolean lists(List<String> addresses, String address) {
        return addresses.stream().anyMatch(address::equalsIgnoreCase);
    }

    private Optional<Actor> person(UUID id) {
        return now(new ActorReference(ActorReference.Type.PERSON, id, ""));
    }
}

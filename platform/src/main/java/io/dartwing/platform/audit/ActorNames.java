package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How people's names stand in the audit, which nobody can change afterwards: sealed with a key of each person. Once
/// that key is destroyed, its entries show a pseudonym, and the chain is as whole as before.
///
/// Both methods work inside the current transaction, for its organisation.
public interface ActorNames {
    /// What is stored instead of these people's names. Called before the chain is locked.
    Map<ActorReference, String> seal(UUID organization, Set<ActorReference> people);

    /// What to show for stored names: the name, or the pseudonym when its key is gone.
    Map<ActorReference, String> open(UUID organization, Set<ActorReference> stored);

    /// How every sealed name begins.
    String SEALED = "sealed:";

    /// For tools without the organisations' keys: names are neither written nor shown.
    ActorNames PSEUDONYMS = new ActorNames() {
        @Override
        public Map<ActorReference, String> seal(UUID organization, Set<ActorReference> people) {
            return open(organization, people);
        }

        @Override
        public Map<ActorReference, String> open(UUID organization, Set<ActorReference> stored) {
            return stored.stream().collect(Collectors.toMap(Function.identity(), one -> pseudonym(one.id())));
        }
    };

    /// `Person 1f3a9c2e`: the same for a person wherever it is shown. No secret: the id stands beside it.
    static String pseudonym(UUID person) {
        byte[] hash = AuditEntry.sha256().digest(person.toString().getBytes(StandardCharsets.US_ASCII));
        return "Person " + HexFormat.of().formatHex(hash, 0, 4);
    }

    /// Whether an entry's name is one of a person, sealed.
    static boolean sealed(ActorReference actor) {
        return actor.type() == ActorReference.Type.PERSON && actor.name().startsWith(SEALED);
    }
}

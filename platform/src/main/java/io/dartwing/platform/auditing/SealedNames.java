package io.dartwing.platform.auditing;

import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.audit.ActorNames;
import io.dartwing.platform.auditing.PersonKeys.PersonKey;
import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// People's names in the audit as `sealed:<id of the key>:<Base64>`.
///
/// The id of the key tells a person who came back after an erasure from who it was before: the new key doesn't open the
/// old name.
public final class SealedNames implements ActorNames {
    private static final Logger LOG = LoggerFactory.getLogger(SealedNames.class);
    private static final Pattern STORED = Pattern.compile(SEALED + "([0-9a-f-]{36}):([A-Za-z0-9_-]+)");

    private final PersonKeys keys;

    public SealedNames(JdbcClient database, OrganizationKeys keys, Clock clock) {
        this.keys = new PersonKeys(database, keys, clock);
    }

    @Override
    public Map<ActorReference, String> seal(UUID organization, Set<ActorReference> people) {
        Map<UUID, PersonKey> known = keys.require(organization, ids(people));
        var stored = new HashMap<ActorReference, String>();
        for (ActorReference person : people) {
            PersonKey key = known.get(person.id());
            stored.put(person, key == null ? ActorNames.pseudonym(person.id()) : key.token(person.name(), this::token));
        }
        return stored;
    }

    private String token(PersonKey key, String name) {
        byte[] sealed = key.key().seal(name.getBytes(StandardCharsets.UTF_8), context(key));
        return SEALED + key.id() + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public Map<ActorReference, String> open(UUID organization, Set<ActorReference> stored) {
        Map<UUID, PersonKey> known = keys.find(organization, ids(stored));
        var shown = new HashMap<ActorReference, String>();
        for (ActorReference person : stored) {
            shown.put(
                    person,
                    name(person.name(), known.get(person.id())).orElseGet(() -> ActorNames.pseudonym(person.id())));
        }
        return shown;
    }

    private static Optional<String> name(String stored, @Nullable PersonKey key) {
        Matcher parts = STORED.matcher(stored);
        if (key == null || !parts.matches() || !parts.group(1).equals(key.id().toString())) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(parts.group(2));
            return Optional.of(new String(key.key().open(sealed, context(key)), StandardCharsets.UTF_8));
        } catch (OrganizationKeys.SealBroken | IllegalArgumentException changed) {
            LOG.warn(
                    "a name in the audit, sealed with {}, does not open: the audit says where it was changed",
                    key.id());
            return Optional.empty();
        }
    }

    /// Destroys the person's key, in the caller's transaction. From its commit on no name of the person opens on this
    /// node, and on others within half a minute.
    void shred(UUID organization, UUID person) {
        keys.destroy(organization, person);
    }

    private static String context(PersonKey key) {
        return "audit_entries.actor_name " + key.id();
    }

    private static TreeSet<UUID> ids(Set<ActorReference> people) {
        return people.stream().map(ActorReference::id).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.Reach;
import io.dartwing.platform.actor.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Works out what an actor may do, from its roles, its teams, the hierarchy and break-glass. Callers hold the
/// transaction; it may be one without an actor.
///
/// Always read from the database, so that a right that ended is gone with the next request; only the compiled form
/// of what was read before is kept.
public final class Accesses {
    private static final int CAPACITY = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<Read, Access> compiled = new ConcurrentHashMap<>();

    public Accesses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Read(List<String> roles, String rest) {}

    /// A member of `organization` with these roles.
    public Access ofMember(UUID organization, UUID person, Collection<String> roles) {
        String rest = jdbc.sql("select member_access(?, ?, ?, ?)::text")
                .params(
                        organization,
                        person,
                        roles.toArray(String[]::new),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(String.class)
                .single();
        var read = new Read(List.copyOf(roles), rest);
        Access access = compiled.get(read);
        if (access == null) {
            access = compile(read.roles(), json.readTree(rest));
            if (compiled.size() >= CAPACITY) {
                compiled.clear();
            }
            compiled.put(read, access);
        }
        return access;
    }

    /// A program of `organization` with these scopes. It reaches no other organisation.
    public Access ofProgram(UUID organization, Set<String> scopes) {
        boolean healthcare = jdbc.sql("select organization_in_healthcare(?)")
                .param(organization)
                .query(Boolean.class)
                .single();
        return Access.of(scopes).inHealthcare(healthcare);
    }

    private static Access compile(List<String> roles, JsonNode rest) {
        var permissions = new HashSet<>(Role.permissionsOf(roles));
        var grants = new ArrayList<Grant>();
        for (JsonNode role : rest.path("roles")) {
            Set<String> named = words(role.path("permissions"));
            named.stream().filter(Permissions.FOR_ROLES::contains).forEach(permissions::add);
            role.path("grants")
                    .forEach(grant -> grants.add(grant(role.path("key").asString(), grant)));
        }
        var reach = new HashMap<UUID, Reach>();
        for (JsonNode each : rest.path("reach")) {
            UUID id = UUID.fromString(each.path("organization_id").asString());
            reach.put(
                    id,
                    new Reach(
                            id,
                            each.path("healthcare").asBoolean(),
                            words(each.path("readable")),
                            words(each.path("writable"))));
        }
        var teams = new HashSet<UUID>();
        words(rest.path("teams")).forEach(team -> teams.add(UUID.fromString(team)));
        var emergencies = new ArrayList<Emergency>();
        rest.path("emergencies").forEach(each -> emergencies.add(emergency(each)));
        return new Access(
                permissions,
                PhiRole.among(roles),
                grants,
                reach,
                teams,
                text(rest.path("contact")).map(UUID::fromString),
                rest.path("healthcare").asBoolean(),
                emergencies);
    }

    /// One grant as custom roles store it: `{"record_type","acts":[…],"scope","fields":[…]|null}`.
    public static Grant grant(String role, JsonNode grant) {
        JsonNode fields = grant.path("fields");
        return new Grant(
                role,
                grant.path("record_type").asString(),
                words(grant.path("acts")),
                Scope.of(grant.path("scope").asString("all")),
                fields.isArray() ? Optional.of(words(fields)) : Optional.empty());
    }

    private static Emergency emergency(JsonNode each) {
        return new Emergency(
                UUID.fromString(each.path("id").asString()),
                OffsetDateTime.parse(each.path("until").asString()).toInstant(),
                text(each.path("type")),
                text(each.path("record")).map(UUID::fromString));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Set<String> words(JsonNode list) {
        var words = new HashSet<String>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }

    /// When the first break-glass of this access ends; null without one.
    public static @Nullable Instant firstEnd(Access access) {
        return access.emergencies().stream()
                .map(Emergency::until)
                .min(Instant::compareTo)
                .orElse(null);
    }
}

package io.dartwing.platform.roles;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.records.Violations;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RoleRecords {
    @Bean
    RecordType<CustomRole> customRoleType(ObjectProvider<RightsCatalogue> catalogue, JdbcClient jdbc) {
        String[] permissions = Permissions.FOR_ROLES.toArray(String[]::new);
        return RecordType.of("custom_role", CustomRole.class, CustomRole::new)
                .label("Role", "Roles")
                .path("roles")
                .title("label")
                .permissions(Permissions.PEOPLE_READ, Permissions.ADMIN)
                .field(Field.text("key", "Key")
                        .required()
                        .immutable()
                        .maxLength(40)
                        .pattern("[a-z][a-z0-9_]{1,39}", "2 to 40 small letters, digits and underscores")
                        .searchable()
                        .description("Stands among a person's roles; never changes."))
                .field(Field.text("label", "Name").required().maxLength(80).searchable())
                .field(Field.longText("description", "Description").maxLength(400))
                .field(Field.choices("permissions", "Permissions", permissions).defaults(List.of()))
                .field(Field.object("grants", "Grants", GRANTS)
                        .defaults(List.of())
                        .widget("grants")
                        .description("What the role opens on record types."))
                .list("label", "key", "description")
                .unique("custom_roles_key", "key")
                .governsRights()
                .hooks(new Hooks(catalogue, jdbc))
                .build();
    }

    private static final String GRANTS = """
            {"type":"array","items":{"type":"object","additionalProperties":false,"required":["record_type","acts"],
             "properties":{"record_type":{"type":"string"},"acts":{"type":"array","items":{"type":"string"}},
             "scope":{"type":"string","enum":["all","own","assigned","team","contact"]},
             "fields":{"type":["array","null"],"items":{"type":"string"}}}}}""";

    @Bean
    RecordType<Team> teamType() {
        return RecordType.of("team", Team.class, Team::new)
                .label("Team", "Teams")
                .path("teams")
                .title("name")
                .permissions(Permissions.PEOPLE_READ, Permissions.ADMIN)
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.longText("description", "Description").maxLength(400))
                .field(Field.references("members", "Members", "person"))
                .list("name", "description", "members")
                .unique("teams_name", "name")
                .governsRights()
                .build();
    }

    private record Hooks(ObjectProvider<RightsCatalogue> catalogue, JdbcClient jdbc)
            implements RecordHooks<CustomRole> {
        @Override
        public void validate(CustomRole role, boolean creating, Violations violations) {
            if (creating && Role.of(role.key()).isPresent()) {
                violations.add("key", "taken", "a key that no role template has");
            }
            if (role.grants() != null) {
                catalogue.getObject().rules().check(role.grants(), violations);
            }
        }

        @Override
        public void beforeDelete(CustomRole role) {
            long holders = jdbc.sql(
                            "select count(*) from people where organization_id = ? and ? = any (roles) and deleted_at is null")
                    .params(role.organizationId(), role.key())
                    .query(Long.class)
                    .single();
            if (holders > 0) {
                throw new ProblemException(
                        PlatformError.CONFLICT,
                        "role: " + holders + " people have it (expected: take it from them first)");
            }
        }
    }
}

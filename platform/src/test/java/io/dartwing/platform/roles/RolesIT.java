package io.dartwing.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Custom roles from their editor to what the REST paths answer, and the explanation of it.
@PlatformIntegration
class RolesIT {
    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Members clinic;
    private Member owner;

    @BeforeEach
    void open() {
        clinic = new Members(port, database, OrganizationMode.DARTWING);
        owner = clinic.with("owner");
    }

    @Test
    void aRoleOpensJustWhatItNames() {
        role("clerk", grant("note", List.of("read", "create", "update"), "own", List.of("title", "body", "owner_id")));
        role("reader", grant("note", List.of("read"), "team", null));
        Member clerk = clinic.with("clerk");
        Member other = clinic.with("clerk");

        String mine = id(clerk.caller().post("/api/v1/notes", Map.of("title", "Mine", "body", "B")));
        String theirs = id(other.caller().post("/api/v1/notes", Map.of("title", "Theirs")));

        assertThat(titles(clerk.caller())).containsExactly("Mine");
        assertThat(clerk.caller().get("/api/v1/notes/" + mine).json().has("salary"))
                .isFalse();
        assertThat(clerk.caller().get("/api/v1/notes/" + mine).json().has("team_id"))
                .isFalse();
        assertThat(clerk.caller().get("/api/v1/notes/" + theirs).status()).isEqualTo(404);
        assertThat(clerk.caller()
                        .patch("/api/v1/notes/" + theirs, Map.of("title", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(clerk.caller()
                        .patch("/api/v1/notes/" + mine, Map.of("title", "Changed"))
                        .status())
                .isEqualTo(200);
        assertThat(clerk.caller()
                        .patch("/api/v1/notes/" + mine, Map.of("salary", 1))
                        .status())
                .isEqualTo(400);
        assertThat(clerk.caller().delete("/api/v1/notes/" + mine).status()).isEqualTo(403);
        assertThat(clerk.caller().get("/api/v1/gadgets").status()).isEqualTo(403);
        assertThat(clerk.caller().get("/api/v1/notes?salary=1").status()).isEqualTo(400);
        assertThat(clerk.caller().get("/api/v1/notes?sort=salary").status()).isEqualTo(400);
        assertThat(owner.caller().get("/api/v1/notes").json().path("data").size())
                .isEqualTo(2);
    }

    /// Mass assignment: who may change only its own can't make somebody else the owner, nor take over.
    @Test
    void nobodyGivesAwayWhatItThenCouldNotHaveMade() {
        role("clerk", grant("note", List.of("read", "create", "update"), "own", null));
        Member clerk = clinic.with("clerk");
        Member other = clinic.with("clerk");
        assertThat(clerk.caller()
                        .post(
                                "/api/v1/notes",
                                Map.of(
                                        "title",
                                        "Planted",
                                        "owner_id",
                                        other.id().toString()))
                        .status())
                .isEqualTo(403);
        String mine = id(clerk.caller().post("/api/v1/notes", Map.of("title", "Mine")));
        assertThat(clerk.caller()
                        .patch(
                                "/api/v1/notes/" + mine,
                                Map.of("owner_id", other.id().toString()))
                        .status())
                .isBetween(403, 404);
        assertThat(clerk.caller()
                        .patch(
                                "/api/v1/notes/" + mine,
                                Map.of("organization_id", Ids.next().toString()))
                        .status())
                .isEqualTo(400);
        assertThat(clerk.caller()
                        .get("/api/v1/notes/" + mine)
                        .json()
                        .path("owner_id")
                        .asString())
                .isEqualTo(clerk.id().toString());
    }

    @Test
    void aTeamSharesItsRecords() {
        role("mate", grant("note", List.of("read"), "team", null));
        Member mate = clinic.with("mate");
        String team = id(owner.caller()
                .post(
                        "/api/v1/teams",
                        Map.of(
                                "name",
                                "Night shift",
                                "members",
                                List.of(mate.id().toString()))));
        owner.caller().post("/api/v1/notes", Map.of("title", "For the team", "team_id", team));
        owner.caller().post("/api/v1/notes", Map.of("title", "For nobody"));
        assertThat(titles(mate.caller())).containsExactly("For the team");
        owner.caller().patch("/api/v1/teams/" + team, Map.of("members", List.of()));
        assertThat(titles(mate.caller())).isEmpty();
    }

    @Test
    void aChangedRoleCountsWithTheNextRequest() {
        String role = id(role("reader", grant("note", List.of("read"), "all", null)));
        Member reader = clinic.with("reader");
        owner.caller().post("/api/v1/notes", Map.of("title", "One"));
        assertThat(titles(reader.caller())).containsExactly("One");
        owner.caller().patch("/api/v1/roles/" + role, Map.of("grants", List.of()));
        assertThat(reader.caller().get("/api/v1/notes").status()).isEqualTo(403);
    }

    @Test
    void rolesCantOpenWhatDecidesAboutRights() {
        for (Object grant : List.of(
                grant("custom_role", List.of("update"), "all", null),
                grant("person", List.of("update"), "all", null),
                grant("api_key", List.of("create"), "all", null),
                grant("no_such_type", List.of("read"), "all", null),
                grant("note", List.of("fly"), "all", null),
                grant("note", List.of(), "all", null),
                grant("note", List.of("create"), "all", null),
                grant("gadget", List.of("read"), "own", null),
                grant("note", List.of("read"), "all", List.of("no_such_field")),
                Map.of("record_type", "note", "acts", List.of("read"), "extra", true))) {
            assertThat(owner.caller()
                            .post("/api/v1/roles", Map.of("key", "evil", "label", "Evil", "grants", List.of(grant)))
                            .status())
                    .as("%s", grant)
                    .isEqualTo(400);
        }
        for (String permission : List.of("admin", "organization:own", "phi:read", "phi:write", "phi:review")) {
            assertThat(owner.caller()
                            .post(
                                    "/api/v1/roles",
                                    Map.of("key", "evil", "label", "Evil", "permissions", List.of(permission)))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(owner.caller()
                        .post("/api/v1/roles", Map.of("key", "owner", "label", "Owner"))
                        .status())
                .isEqualTo(400);
        assertThat(owner.caller()
                        .post(
                                "/api/v1/people",
                                Map.of("email", "x@example.org", "full_name", "X", "roles", List.of("emperor")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRoleThatPeopleHaveStays() {
        String role = id(role("reader", grant("note", List.of("read"), "all", null)));
        Member reader = clinic.with("reader");
        assertThat(owner.caller().delete("/api/v1/roles/" + role).status()).isEqualTo(409);
        owner.caller().patch("/api/v1/people/" + reader.id(), Map.of("roles", List.of("member")));
        assertThat(owner.caller().delete("/api/v1/roles/" + role).status()).isEqualTo(204);
    }

    @Test
    void theExplanationNamesTheRuleThatDecided() {
        role("clerk", grant("note", List.of("read"), "own", List.of("title")));
        Member clerk = clinic.with("clerk");
        String note = id(owner.caller().post("/api/v1/notes", Map.of("title", "Owner's")));

        JsonNode general = explain(Map.of("person_id", clerk.id().toString(), "action", "read", "record_type", "note"));
        assertThat(general.path("allowed").asBoolean()).isTrue();
        assertThat(general.path("rule").asString()).isEqualTo("role clerk");
        assertThat(general.path("hidden_fields").toString()).contains("body", "salary");

        JsonNode one = explain(
                Map.of("person_id", clerk.id().toString(), "action", "read", "record_type", "note", "record_id", note));
        assertThat(one.path("outcome").asString()).isEqualTo("hidden");
        assertThat(one.path("layer").asString()).isEqualTo("record");

        JsonNode field = explain(
                Map.of("person_id", clerk.id().toString(), "action", "read", "record_type", "note", "field", "salary"));
        assertThat(field.path("rule").asString()).isEqualTo("permission hr:read is missing");

        JsonNode missing =
                explain(Map.of("person_id", clerk.id().toString(), "action", "delete", "record_type", "gadget"));
        assertThat(missing.path("rule").asString()).isEqualTo("permission fax:read is missing");

        assertThat(clerk.caller()
                        .post(
                                "/api/v1/permissions/explain",
                                Map.of("action", "read", "record_type", "note", "record_id", note))
                        .status())
                .isEqualTo(404);
        assertThat(clerk.caller()
                        .post(
                                "/api/v1/permissions/explain",
                                Map.of("person_id", owner.id().toString(), "action", "read", "record_type", "note"))
                        .status())
                .isEqualTo(403);
        JsonNode rights = owner.caller()
                .get("/api/v1/people/" + clerk.id() + "/permissions")
                .json();
        assertThat(rights.path("record_types").toString()).contains("\"rule\":\"role clerk\"");
    }

    private JsonNode explain(Map<String, Object> question) {
        Answer answer = owner.caller().post("/api/v1/permissions/explain", question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer role(String key, Object... grants) {
        Answer answer =
                owner.caller().post("/api/v1/roles", Map.of("key", key, "label", key, "grants", List.of(grants)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Map<String, Object> grant(String type, List<String> acts, String scope, List<String> fields) {
        var grant = new HashMap<String, Object>();
        grant.put("record_type", type);
        grant.put("acts", acts);
        grant.put("scope", scope);
        grant.put("fields", fields);
        return grant;
    }

    private static List<String> titles(Caller caller) {
        Answer answer = caller.get("/api/v1/notes");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("data")
                .valueStream()
                .map(row -> row.path("title").asString())
                .toList();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }
}

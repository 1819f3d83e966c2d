package io.dartwing.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.roles.Members.Member;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What parents and children open to each other, and nothing beyond it.
@PlatformIntegration
class HierarchyIT {
    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private record Company(Members members, Caller owner) {
        String id() {
            return members.id().toString();
        }

        Answer note(String title) {
            return owner.post("/api/v1/notes", Map.of("title", title));
        }

        List<String> notes() {
            return owner.get("/api/v1/notes")
                    .json()
                    .path("data")
                    .valueStream()
                    .map(row -> row.path("title").asString())
                    .toList();
        }

        Answer propose(Company parent, String mode, String... types) {
            return owner.put(
                    "/api/v1/organization/parent",
                    Map.of("parent_id", parent.id(), "mode", mode, "record_types", List.of(types)));
        }

        Answer agree(Company child) {
            return owner.post("/api/v1/organization/children/" + child.id() + "/agree", Map.of());
        }

        void takes(Company child, String mode, String... types) {
            Answer proposed = child.propose(this, mode, types);
            assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
            assertThat(agree(child).status()).isEqualTo(200);
        }
    }

    private Company company() {
        return company(OrganizationMode.DARTWING);
    }

    private Company company(OrganizationMode mode) {
        var members = new Members(port, database, mode);
        Company company = new Company(
                members, members.with("owner", "healthcare_administrator").caller());
        assertThat(company.note("of " + company.id()).status()).isEqualTo(201);
        return company;
    }

    @Test
    void aProposalOpensNothingBeforeTheParentAgrees() {
        Company parent = company();
        Company child = company();
        assertThat(child.propose(parent, "oversight", "note")
                        .json()
                        .at("/parent/name")
                        .isString())
                .isFalse();
        assertThat(parent.notes()).hasSize(1);
        assertThat(parent.agree(child).status()).isEqualTo(200);
        assertThat(parent.notes()).hasSize(2);
        assertThat(child.notes()).as("oversight looks down only").hasSize(1);
    }

    @Test
    void oversightReadsTheNamedTypesAndChangesNothing() {
        Company parent = company();
        Company child = company();
        parent.takes(child, "oversight", "note");
        String note = child.note("Theirs").json().path("id").asString();
        child.owner()
                .post(
                        "/api/v1/gadgets",
                        Map.of("title", "G" + Ids.next().toString().substring(0, 8)));
        assertThat(parent.owner().get("/api/v1/notes/" + note).status()).isEqualTo(200);
        assertThat(parent.owner()
                        .patch("/api/v1/notes/" + note, Map.of("title", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(parent.owner().delete("/api/v1/notes/" + note).status()).isEqualTo(403);
        assertThat(parent.owner().get("/api/v1/gadgets").json().path("data").size())
                .isZero();
        assertThat(parent.owner().get("/api/v1/people").json().path("data").size())
                .isEqualTo(1);
        assertThat(child.owner().delete("/api/v1/organization/parent").status()).isEqualTo(200);
        assertThat(parent.owner().get("/api/v1/notes/" + note).status()).isEqualTo(404);
    }

    @Test
    void onlyWhatALinkOpensIsOfferedAndTaken() {
        Company clinic = company(OrganizationMode.MEDXFAX);
        Company office = company();
        assertThat(offered(office)).contains("note").doesNotContain("gadget", "custom_role", "care_relationship");
        assertThat(offered(clinic)).as("health records are opened by no link").doesNotContain("note");
        assertThat(office.propose(company(), "oversight", "gadget").status()).isEqualTo(400);
    }

    private static List<String> offered(Company company) {
        return company.owner()
                .get("/api/v1/organization/hierarchy")
                .json()
                .path("record_types")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void strictOpensNothing() {
        Company parent = company();
        Company child = company();
        parent.takes(child, "strict");
        assertThat(parent.notes()).hasSize(1);
        assertThat(child.notes()).hasSize(1);
    }

    @Test
    void sharingGoesBothWaysAmongAllThatShareAndChangesStayInTheirOrganisation() {
        Company holding = company();
        Company one = company();
        Company other = company();
        holding.takes(one, "shared", "note");
        holding.takes(other, "shared", "note");
        assertThat(one.notes()).hasSize(3);
        String note = other.note("Shared").json().path("id").asString();
        assertThat(one.owner()
                        .patch("/api/v1/notes/" + note, Map.of("title", "Changed by one"))
                        .status())
                .isEqualTo(200);
        assertThat(other.owner()
                        .get("/api/v1/notes/" + note)
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Changed by one");
        assertThat(one.owner().delete("/api/v1/notes/" + note).status()).isEqualTo(403);
        assertThat(holding.owner().get("/api/v1/gadgets").status()).isEqualTo(200);
    }

    /// Sharing with the parent does not open what the parent merely oversees.
    @Test
    void aChildSeesNeitherItsOverseersNorItsSiblings() {
        Company parent = company();
        Company shares = company();
        Company overseen = company();
        parent.takes(shares, "shared", "note");
        parent.takes(overseen, "oversight", "note");
        assertThat(parent.notes()).hasSize(3);
        assertThat(shares.notes()).hasSize(2);
        assertThat(overseen.notes()).hasSize(1);
    }

    @Test
    void healthInformationStaysAtHome() {
        Company parent = company();
        Company clinic = company(OrganizationMode.MEDXFAX);
        parent.takes(clinic, "oversight", "note");
        assertThat(parent.notes()).hasSize(1);
    }

    @Test
    void circlesAndTowersAreRefused() {
        var tower = new ArrayList<Company>();
        for (int i = 0; i < 6; i++) {
            tower.add(company());
            if (i > 0) {
                tower.get(i - 1).takes(tower.get(i), "oversight", "note");
            }
        }
        Company below = company();
        assertThat(below.propose(tower.getLast(), "oversight", "note").status()).isEqualTo(200);
        assertThat(tower.getLast().agree(below).status()).isEqualTo(409);
        assertThat(tower.getFirst()
                        .propose(tower.getLast(), "oversight", "note")
                        .status())
                .isEqualTo(200);
        assertThat(tower.getLast().agree(tower.getFirst()).status())
                .as("a circle")
                .isEqualTo(409);
        assertThat(tower.getFirst().propose(tower.getFirst(), "strict").status())
                .isEqualTo(400);
        assertThat(tower.getFirst().notes()).hasSize(6);
        assertThat(tower.getFirst()
                        .owner()
                        .delete("/api/v1/organization/parent")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyClaimsAChildOrAgreesForAnother() {
        Company parent = company();
        Company child = company();
        Company stranger = company();
        assertThat(parent.agree(child).status()).isEqualTo(404);
        child.propose(parent, "oversight", "note");
        assertThat(stranger.agree(child).status()).isEqualTo(404);
        assertThat(stranger.owner()
                        .delete("/api/v1/organization/children/" + child.id())
                        .status())
                .isEqualTo(404);
        assertThat(child.propose(new Company(parent.members(), parent.owner()), "oversight", "custom_role")
                        .status())
                .isEqualTo(400);
        assertThat(child.owner()
                        .put(
                                "/api/v1/organization/parent",
                                Map.of(
                                        "parent_id",
                                        Ids.next().toString(),
                                        "mode",
                                        "oversight",
                                        "record_types",
                                        List.of("note")))
                        .status())
                .isEqualTo(404);
        Member admin = child.members().with("admin");
        assertThat(admin.caller()
                        .put(
                                "/api/v1/organization/parent",
                                Map.of("parent_id", parent.id(), "mode", "oversight", "record_types", List.of("note")))
                        .status())
                .isEqualTo(403);
    }
}

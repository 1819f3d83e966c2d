package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files of numbers.
class NumberImportIT {
    private static final String HEADER = "Number,label,trunk,tags,uses,port_locked,caller_name,Remark\n";

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Import Clinic");

    private JsonNode bringIn(String more, String csv) {
        Answer answer = clinic.caller().send("POST", "/api/v1/numbers/import" + more, csv, "text/csv");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String row(String number, String label, String tags) {
        return number + "," + label + "," + clinic.trunk() + "," + tags + ",voice;fax,yes,Acme Inc.,x\n";
    }

    private JsonNode numbers(String filter) {
        return clinic.caller().get("/api/v1/numbers?" + filter).json().path("data");
    }

    private static void counts(JsonNode report, int created, int updated, int unchanged, int rejected) {
        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(created);
        assertThat(report.path("updated").asInt()).as(report.toString()).isEqualTo(updated);
        assertThat(report.path("unchanged").asInt()).as(report.toString()).isEqualTo(unchanged);
        assertThat(report.path("rejected").asInt()).as(report.toString()).isEqualTo(rejected);
    }

    @Test
    @Covers("FAX-H-003-05")
    void theSameFileTwiceChangesNothingAndADryRunNeverDoes() {
        String file = HEADER + row("+13035558101", "Front", "east;main") + row("+1 303 555 8102", "Back", "west");
        JsonNode trial = bringIn("?dry_run=true", file);
        counts(trial, 2, 0, 0, 0);
        assertThat(trial.path("dry_run").asBoolean()).isTrue();
        assertThat(trial.path("passed_over").toString()).isEqualTo("[\"remark\"]");
        assertThat(numbers("tags=east").size()).isZero();

        counts(bringIn("", file), 2, 0, 0, 0);
        counts(bringIn("", file), 0, 0, 2, 0);
        JsonNode front = numbers("tags=east").path(0);
        assertThat(front.path("number").asString()).isEqualTo("+13035558101");
        assertThat(front.path("tags").toString()).isEqualTo("[\"east\",\"main\"]");
        assertThat(front.path("port_locked").asBoolean()).isTrue();
        assertThat(front.path("caller_name").asString()).isEqualTo("Acme Inc.");
        assertThat(numbers("tags=west,main").size()).isEqualTo(2);
        assertThat(numbers("uses=sms").size()).isZero();
        assertThat(clinic.caller().get("/api/v1/numbers?uses=pager").status()).isEqualTo(400);

        counts(bringIn("?dry_run=true", "number,label\n+13035558101,Lobby\n"), 0, 1, 0, 0);
        counts(bringIn("", "number,label\n+13035558101,Lobby\n+13035558102,\n"), 0, 1, 1, 0);
        JsonNode changed = numbers("tags=east").path(0);
        assertThat(changed.path("label").asString()).isEqualTo("Lobby");
        assertThat(changed.path("tags").size())
                .as("a column that is missing changes nothing")
                .isEqualTo(2);
    }

    @Test
    void aWrongRowIsToldAndKeepsNoOtherOut() {
        Tenant other = server.tenant("Other Import Clinic");
        JsonNode report = bringIn(
                "",
                HEADER
                        + row("12", "Short", "a")
                        + row("+13035558201", "Good", "a")
                        + row("+13035558201", "Twice", "a")
                        + "+13035558202,No home,,a,voice,yes,,\n"
                        + "+13035558203,Nowhere,no such trunk,a,voice,yes,,\n"
                        + "+13035558204,Unsure," + clinic.trunk() + ",a,voice,perhaps,,\n"
                        + "+13035558205,Pager," + clinic.trunk() + ",a,pager,yes,,\n"
                        + row(other.firstNumber(), "Theirs", "a")
                        + "+13035558206,\"open\n");
        counts(report, 1, 0, 0, 8);
        assertThat(report.path("bad_rows").toString())
                .contains("\"line\":2,\"field\":\"number\"")
                .contains("\"line\":4,\"field\":\"number\",\"problem\":\"again\"")
                .contains("\"line\":5,\"field\":\"trunk\",\"problem\":\"missing, and carrier_id too\"")
                .contains("\"line\":6,\"field\":\"trunk\",\"problem\":\"unknown\"")
                .contains("\"line\":7,\"field\":\"port_locked\"")
                .contains("\"line\":8,\"field\":\"uses")
                .contains("\"line\":9,\"field\":\"number\",\"problem\":\"already set up\"")
                .contains("\"line\":10,\"field\":\"row\"")
                .doesNotContain("303555", other.firstNumber());
        assertThat(clinic.caller()
                        .send("POST", "/api/v1/numbers/import", "label\nx\n", "text/csv")
                        .status())
                .isEqualTo(422);
    }
}

package io.dartwing.platform.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.factor.Authenticator;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Authenticator codes and recovery codes over HTTP, and what a session without them may do.
@PlatformIntegration
class SecondFactorsIT {
    private static final String PASSWORD = "a long enough phrase";
    private static final String SESSION = "/api/v1/session";
    private static final String SHOW = SESSION + "/second-factor";
    private static final String TOTP = SESSION + "/security/totp";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Administration administration;
    private String email;

    @BeforeEach
    void open() {
        administration = Administration.open(database.access(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        administration.close();
    }

    @Test
    void anAccountWithAnAuthenticatorSignsInWithACodeAndNothingLess() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        Authenticator phone = enrolled(person);
        assertThat(gate(person)).isEqualTo("open");

        Caller thief = Caller.withPassword(port, email, PASSWORD);
        assertThat(gate(thief)).isEqualTo("second_factor");
        var view = thief.get(SESSION).json();
        assertThat(view.path("permissions")).isEmpty();
        assertThat(view.path("organizations")).isEmpty();
        assertThat(view.toString()).doesNotContain("Anna");
        for (String path :
                List.of("/api/v1/people", SESSION + "/sessions", SESSION + "/security", "/api/v1/record-types")) {
            Answer refused = thief.get(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.json().path("code").asString()).isEqualTo("DW-4031");
        }
        assertThat(thief.put(
                                SESSION + "/password",
                                Map.of("current_password", PASSWORD, "new_password", "another phrase"))
                        .status())
                .isEqualTo(403);
        assertThat(thief.post(TOTP, Map.of()).status()).isEqualTo(403);
        assertThat(thief.post(SHOW, Map.of("code", phone.wrong())).status()).isEqualTo(400);

        assertThat(thief.post(SHOW, Map.of("code", phone.next())).status()).isEqualTo(200);
        assertThat(gate(thief)).isEqualTo("open");
        assertThat(thief.get("/api/v1/record-types").status()).isEqualTo(200);
    }

    @Test
    void aCodeWorksOnce() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        Authenticator phone = enrolled(person);
        String code = phone.next();
        Caller first = Caller.withPassword(port, email, PASSWORD);
        assertThat(first.post(SHOW, Map.of("code", code)).status()).isEqualTo(200);
        Caller watcher = Caller.withPassword(port, email, PASSWORD);
        assertThat(watcher.post(SHOW, Map.of("code", code)).status()).isEqualTo(400);
        assertThat(gate(watcher)).isEqualTo("second_factor");
    }

    @Test
    void ofManyWhoShowTheSameCodeAtOnceOneGetsIn() throws Exception {
        Caller person = newcomer(OrganizationMode.DARTWING);
        List<String> recovery = codes(enrol(person));
        for (Map<String, String> shown :
                List.of(Map.of("code", phone.next()), Map.of("recovery_code", recovery.getFirst()))) {
            List<Caller> callers = Stream.generate(() -> Caller.withPassword(port, email, PASSWORD))
                    .limit(4)
                    .toList();
            var statuses = new ArrayList<Future<Integer>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                callers.forEach(caller -> statuses.add(
                        threads.submit(() -> caller.post(SHOW, shown).status())));
            }
            int in = 0;
            for (Future<Integer> status : statuses) {
                in += status.get() == 200 ? 1 : 0;
            }
            assertThat(in).as(shown.keySet().toString()).isEqualTo(1);
        }
    }

    @Test
    void theTokenOfASessionThatGainsRightsIsANewOne() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        Authenticator phone = enrolled(person);
        Caller fresh = Caller.withPassword(port, email, PASSWORD);
        String fixed = fresh.cookie("dartwing_session");
        fresh.post(SHOW, Map.of("code", phone.next()));
        assertThat(fresh.cookie("dartwing_session")).isNotEqualTo(fixed);
        assertThat(Caller.anonymous(port)
                        .header("Cookie", "dartwing_session=" + fixed)
                        .get(SESSION)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRecoveryCodeReplacesALostPhoneOnce() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        List<String> codes = codes(enrol(person));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        Caller first = Caller.withPassword(port, email, PASSWORD);
        assertThat(first.post(SHOW, Map.of("recovery_code", codes.getFirst().toLowerCase(java.util.Locale.ROOT)))
                        .status())
                .isEqualTo(200);
        assertThat(first.get(SESSION + "/security")
                        .json()
                        .path("recovery_codes_left")
                        .asInt())
                .isEqualTo(9);
        Caller second = Caller.withPassword(port, email, PASSWORD);
        assertThat(second.post(SHOW, Map.of("recovery_code", codes.getFirst())).status())
                .isEqualTo(400);
        Answer renewed = first.post(SESSION + "/security/recovery-codes", Map.of());
        assertThat(codes(renewed)).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(second.post(SHOW, Map.of("recovery_code", codes.get(1))).status())
                .as("codes that were replaced")
                .isEqualTo(400);
    }

    @Test
    void guessingCodesGetsSlow() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        Authenticator phone = enrolled(person);
        Caller guesser = Caller.withPassword(port, email, PASSWORD);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(guesser.post(SHOW, Map.of("code", phone.wrong())).status())
                    .isEqualTo(400);
        }
        Answer refused = guesser.post(SHOW, Map.of("code", phone.next()));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void anotherSessionOfTheAccountHasToShowTheFactorSetUpMeanwhile() {
        Caller person = newcomer(OrganizationMode.DARTWING);
        Caller other = Caller.withPassword(port, email, PASSWORD);
        assertThat(gate(other)).isEqualTo("open");
        enrol(person);
        assertThat(gate(other)).isEqualTo("second_factor");
    }

    @Test
    void inHealthcareModeASessionWithoutAFactorReachesOnlyEnrolment() {
        Caller person = newcomer(OrganizationMode.MEDXFAX);
        var view = person.get(SESSION).json();
        assertThat(view.at("/standing/gate").asString()).isEqualTo("enrolment");
        assertThat(view.at("/standing/idle_seconds").asInt()).isEqualTo(15 * 60);
        assertThat(view.at("/standing/warn_seconds").asInt()).isEqualTo(12 * 60);
        assertThat(view.path("permissions")).isEmpty();
        assertThat(person.get("/api/v1/record-types").json().path("code").asString())
                .isEqualTo("DW-4032");
        assertThat(person.post("/api/v1/live/ticket", Map.of()).status()).isEqualTo(403);
        enrol(person);
        assertThat(gate(person)).isEqualTo("open");
        assertThat(person.get("/api/v1/record-types").status()).isEqualTo(200);
        assertThat(person.delete(TOTP).status()).isEqualTo(204);
        assertThat(gate(person)).as("after the only factor was removed").isEqualTo("enrolment");
    }

    private Caller newcomer(OrganizationMode mode) {
        Organization organization = administration.createOrganization("Org " + Ids.next(), mode);
        email = Ids.next() + "@example.org";
        String oneTime = administration
                .createUser(organization, new NewPerson(email, "Anna", List.of("fax_user")))
                .oneTimePassword()
                .orElseThrow();
        Caller person = Caller.withPassword(port, email, oneTime);
        Answer changed =
                person.put(SESSION + "/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        return person;
    }

    private Authenticator enrolled(Caller person) {
        enrol(person);
        return phone;
    }

    private Authenticator phone;

    private Answer enrol(Caller person) {
        Answer begun = person.post(TOTP, Map.of());
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        String secret = begun.json().path("secret").asString();
        assertThat(begun.json().path("uri").asString())
                .startsWith("otpauth://totp/Dartwing%3A")
                .contains("secret=" + secret);
        phone = new Authenticator(secret);
        assertThat(person.put(TOTP, Map.of("code", phone.wrong())).status()).isEqualTo(400);
        Answer confirmed = person.put(TOTP, Map.of("code", phone.next()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(person.post(TOTP, Map.of()).status()).as("a second one").isEqualTo(409);
        return confirmed;
    }

    private static List<String> codes(Answer answer) {
        return answer.json()
                .path("recovery_codes")
                .valueStream()
                .map(it -> it.asString())
                .toList();
    }

    private static String gate(Caller person) {
        return person.get(SESSION).json().at("/standing/gate").asString();
    }
}

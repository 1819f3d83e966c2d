package io.dartwing.platform.identity;

import static io.dartwing.platform.identity.SessionGate.ENROLMENT;
import static io.dartwing.platform.identity.SessionGate.OPEN;
import static io.dartwing.platform.identity.SessionGate.PASSWORD;
import static io.dartwing.platform.identity.SessionGate.SECOND_FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.organization.OrganizationMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionGateTest {
    @ParameterizedTest
    @CsvSource({
        // method, proven, hasFactor, required, mustChange, gate
        "PASSWORD, false, false, false, false, OPEN",
        "PASSWORD, false, true,  false, false, SECOND_FACTOR",
        "PASSWORD, false, true,  true,  true,  SECOND_FACTOR",
        "PASSWORD, false, false, false, true,  PASSWORD",
        "PASSWORD, false, false, true,  true,  PASSWORD",
        "PASSWORD, false, false, true,  false, ENROLMENT",
        "PASSWORD, true,  true,  true,  true,  PASSWORD",
        "PASSWORD, true,  true,  true,  false, OPEN",
        "PASSWORD, true,  false, true,  false, ENROLMENT", // its factors were removed since
        "PASSKEY,  true,  true,  true,  true,  OPEN",
        "PROVIDER, false, false, false, false, OPEN",
        "PROVIDER, false, true,  false, false, OPEN",
        "PROVIDER, false, true,  true,  false, SECOND_FACTOR",
        "PROVIDER, false, false, true,  false, ENROLMENT",
        "PROVIDER, true,  false, true,  false, OPEN"
    })
    void whatWasProvenDecidesWhatIsLeftToProve(
            SignInMethod method,
            boolean proven,
            boolean hasFactor,
            boolean required,
            boolean mustChange,
            SessionGate gate) {
        assertThat(SessionGate.of(method, proven, hasFactor, required, mustChange))
                .isEqualTo(gate);
    }

    @Test
    void onlyAnOpenGateLetsThrough() {
        assertThat(OPEN.error()).isEmpty();
        assertThat(List.of(SECOND_FACTOR, PASSWORD, ENROLMENT))
                .allSatisfy(gate -> assertThat(gate.error()).isPresent());
    }

    @Test
    void healthcareAndHealthInformationAlwaysAskForASecondFactor() {
        Set<String> phiTypes = Set.of("chart");
        Access ordinary = with(Set.of(), grant("invoice"));
        assertThat(SecondFactorPolicy.required(OrganizationMode.MEDXFAX, ordinary, phiTypes, false))
                .isTrue();
        assertThat(SecondFactorPolicy.required(
                        OrganizationMode.DARTWING, with(Set.of("nursing_user")), phiTypes, false))
                .as("a healthcare role")
                .isTrue();
        assertThat(SecondFactorPolicy.required(
                        OrganizationMode.DARTWING, with(Set.of(), grant("invoice"), grant("chart")), phiTypes, false))
                .as("a role of the organisation's own")
                .isTrue();
        assertThat(SecondFactorPolicy.required(OrganizationMode.DARTWING, ordinary, phiTypes, true))
                .as("an organisation that demands it")
                .isTrue();
        assertThat(SecondFactorPolicy.required(OrganizationMode.DARTWING, ordinary, phiTypes, false))
                .isFalse();
    }

    private static Access with(Set<String> phiRoles, Grant... grants) {
        return new Access(Set.of(), phiRoles, List.of(grants), Map.of(), Set.of(), Optional.empty(), false, List.of());
    }

    private static Grant grant(String type) {
        return new Grant("own", type, Set.of("read"), Scope.ALL, Optional.empty());
    }
}

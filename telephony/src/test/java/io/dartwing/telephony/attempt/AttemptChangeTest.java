package io.dartwing.telephony.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttemptChangeTest {
    private static final Instant BEGUN = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant NOW = BEGUN.plusSeconds(1);
    private static final Attempt STARTED = new Attempt(
            UUID.fromString("0190a000-0000-7000-8000-000000000001"),
            UUID.fromString("0190a000-0000-7000-8000-000000000002"),
            Capability.FAX,
            "fax",
            UUID.fromString("0190a000-0000-7000-8000-000000000003"),
            "+12025550101",
            "+12025550102",
            AttemptState.STARTED,
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            1,
            BEGUN,
            Optional.empty(),
            Optional.empty());

    @Test
    void anAcceptedRequestHasTheProvidersId() {
        Attempt after = AttemptChange.answered(STARTED, done(DeliveryState.ACCEPTED), NOW);
        assertThat(after.state()).isEqualTo(AttemptState.ACCEPTED);
        assertThat(after.providerId()).contains("p1");
        assertThat(after.answeredAt()).contains(NOW);
        assertThat(after.endedAt()).isEmpty();
    }

    @Test
    void aReportThatOvertakesTheAnswerStands() {
        Attempt delivered = AttemptChange.reported(STARTED, report(DeliveryState.DELIVERED), NOW);
        Attempt answered = AttemptChange.answered(delivered, done(DeliveryState.ACCEPTED), NOW.plusSeconds(1));
        assertThat(answered.state()).isEqualTo(AttemptState.DELIVERED);
        assertThat(answered.answeredAt()).contains(NOW.plusSeconds(1));
        assertThat(answered.endedAt()).contains(NOW);
    }

    @Test
    void aLostAnswerTakesNothingBack() {
        Attempt sending = AttemptChange.reported(STARTED, report(DeliveryState.SENDING), NOW);
        assertThat(AttemptChange.answered(sending, new CarrierResult.Unknown<>("lost"), NOW)
                        .state())
                .isEqualTo(AttemptState.SENDING);
    }

    @Test
    void sentAfterDeliveredChangesNothing() {
        Attempt delivered = AttemptChange.reported(STARTED, report(DeliveryState.DELIVERED), NOW);
        assertThat(AttemptChange.reported(delivered, report(DeliveryState.SENT), NOW.plusSeconds(9)))
                .isEqualTo(delivered);
        assertThat(AttemptChange.reported(delivered, failed(), NOW.plusSeconds(9)))
                .isEqualTo(delivered);
    }

    @Test
    void theCostIsOftenToldLast() {
        Attempt delivered = AttemptChange.reported(STARTED, report(DeliveryState.DELIVERED), NOW);
        var costs = new DeliveryReport(
                "p1",
                DeliveryState.DELIVERED,
                Optional.empty(),
                "",
                OptionalInt.of(3),
                Optional.of(Money.of("0.0070", "usd")),
                NOW);
        Attempt after = AttemptChange.reported(delivered, costs, NOW);
        assertThat(after.cost()).contains(Money.of("0.0070", "USD"));
        assertThat(after.units()).hasValue(3);
        assertThat(after.state()).isEqualTo(AttemptState.DELIVERED);
    }

    @Test
    void theSameAnswerTwiceIsNoContradiction() {
        Attempt refused = AttemptChange.answered(STARTED, refused(), NOW);
        assertThat(AttemptChange.answered(refused, refused(), NOW)).isEqualTo(refused);
    }

    @Test
    void answersThatContradictEachOtherAreRefused() {
        Attempt refused = AttemptChange.answered(STARTED, refused(), NOW);
        assertThatThrownBy(() -> AttemptChange.answered(refused, done(DeliveryState.ACCEPTED), NOW))
                .isInstanceOf(ProblemException.class);
        Attempt accepted = AttemptChange.answered(STARTED, done(DeliveryState.ACCEPTED), NOW);
        assertThatThrownBy(() -> AttemptChange.answered(accepted, refused(), NOW))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsUnknownIsFoundOut() {
        Attempt unknown = AttemptChange.answered(STARTED, new CarrierResult.Unknown<>("lost"), NOW);
        assertThat(unknown.state()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(unknown.endedAt()).isEmpty();
        assertThat(AttemptChange.answered(unknown, done(DeliveryState.SENDING), NOW)
                        .state())
                .isEqualTo(AttemptState.SENDING);
        var none = new CarrierResult.Retryable<DeliveryReport>(CarrierCause.NO_SUCH, "", "none", Optional.empty());
        assertThat(AttemptChange.answered(unknown, none, NOW).state()).isEqualTo(AttemptState.RETRYABLE);
    }

    @Test
    void inWhateverOrderReportsComeTheEndIsTheSame() {
        var random = new Random(4);
        List<DeliveryReport> reports = new ArrayList<>(List.of(
                report(DeliveryState.ACCEPTED),
                report(DeliveryState.SENDING),
                report(DeliveryState.SENDING),
                report(DeliveryState.SENT),
                report(DeliveryState.DELIVERED)));
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(reports, random);
            Attempt attempt = STARTED;
            for (DeliveryReport report : reports) {
                Attempt after = AttemptChange.reported(attempt, report, NOW);
                assertThat(after.state() == attempt.state() || after.state().follows(attempt.state()))
                        .isTrue();
                attempt = after;
            }
            assertThat(attempt.state()).isEqualTo(AttemptState.DELIVERED);
        }
    }

    @Test
    void numbersStayOutOfItsText() {
        assertThat(STARTED.toString()).doesNotContain("+1202");
    }

    private static CarrierResult<DeliveryReport> done(DeliveryState state) {
        return new CarrierResult.Done<>(report(state));
    }

    private static CarrierResult<DeliveryReport> refused() {
        return new CarrierResult.Refused<>(CarrierCause.INVALID_NUMBER, "40310", "No such number");
    }

    private static DeliveryReport report(DeliveryState state) {
        return DeliveryReport.of("p1", state, NOW);
    }

    private static DeliveryReport failed() {
        return new DeliveryReport(
                "p1",
                DeliveryState.FAILED,
                Optional.of(CarrierCause.BUSY),
                "17",
                OptionalInt.empty(),
                Optional.empty(),
                NOW);
    }
}

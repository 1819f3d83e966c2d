package io.dartwing.platform.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void countsThroughItsLastDayAndSaysSoWhenThatIsNear() {
        assertThat(TrainingState.of(null, TODAY)).isEqualTo(TrainingState.IN_FORCE);
        assertThat(TrainingState.of(TODAY.plusDays(31), TODAY)).isEqualTo(TrainingState.IN_FORCE);
        assertThat(TrainingState.of(TODAY.plusDays(30), TODAY)).isEqualTo(TrainingState.EXPIRES_SOON);
        assertThat(TrainingState.of(TODAY, TODAY)).isEqualTo(TrainingState.EXPIRES_SOON);
        assertThat(TrainingState.of(TODAY.minusDays(1), TODAY)).isEqualTo(TrainingState.EXPIRED);
    }
}

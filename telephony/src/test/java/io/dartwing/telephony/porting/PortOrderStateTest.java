package io.dartwing.telephony.porting;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.NumberPorting.PortState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortOrderStateTest {
    @Test
    void nothingFollowsAnEnd() {
        for (PortOrderState end : List.of(PortOrderState.ACTIVATED, PortOrderState.CANCELLED)) {
            assertThat(end.ended()).isTrue();
            assertThat(Arrays.stream(PortOrderState.values()).filter(next -> next.follows(end)))
                    .isEmpty();
        }
    }

    @Test
    void everyStateButTheFirstCanBeReachedAndEveryOpenOneCanEnd() {
        for (PortOrderState state : PortOrderState.values()) {
            assertThat(state == PortOrderState.DRAFT
                            || Arrays.stream(PortOrderState.values()).anyMatch(state::follows))
                    .as(state.label())
                    .isTrue();
            assertThat(state.ended() || PortOrderState.CANCELLED.follows(state))
                    .as(state.label())
                    .isTrue();
        }
    }

    @Test
    void onlyADateIsToldTwice() {
        assertThat(Arrays.stream(PortOrderState.values()).filter(state -> state.follows(state)))
                .containsExactly(PortOrderState.FOC_DATE_SET);
    }

    @Test
    void nobodyGoesBackToADraft() {
        assertThat(Arrays.stream(PortOrderState.values()).filter(PortOrderState.DRAFT::follows))
                .isEmpty();
        assertThat(PortOrderState.SUBMITTED.follows(PortOrderState.PORTING)).isFalse();
        assertThat(PortOrderState.SUBMITTED.follows(PortOrderState.FOC_DATE_SET))
                .isFalse();
    }

    @Test
    void whatCarriersSayHasAStateEach() {
        for (PortState said : PortState.values()) {
            assertThat(PortOrderState.of(said)).isNotIn(PortOrderState.DRAFT, PortOrderState.SUBMITTING);
        }
        assertThat(PortOrderState.named("foc_date_set")).contains(PortOrderState.FOC_DATE_SET);
        assertThat(PortOrderState.named("lost")).isEmpty();
    }
}

package io.dartwing.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BehaviourTest {
    @ParameterizedTest
    @EnumSource
    void a_number_behaves_as_its_ending_says_in_every_area(Behaviour behaviour) {
        assertThat(Behaviour.of(behaviour.number("+1303"))).isEqualTo(behaviour);
        assertThat(Behaviour.of(behaviour.number("+1212"))).isEqualTo(behaviour);
    }

    @Test
    void all_other_numbers_work() {
        assertThat(Behaviour.of("+493012345678")).isEqualTo(Behaviour.SUCCESS);
    }

    @Test
    void paper_is_a_pdf_with_as_many_pages_as_asked_for() {
        byte[] pdf = Paper.pdf("Hello (all) \\ ümläut", 3);
        assertThat(Paper.isPdf(pdf)).isTrue();
        assertThat(Paper.pages(pdf)).isEqualTo(3);
    }
}

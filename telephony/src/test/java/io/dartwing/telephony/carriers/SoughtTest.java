package io.dartwing.telephony.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Sought.Like;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SoughtTest {
    private static final Instant BEGUN = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void the_only_one_that_fits_is_it() {
        assertThat(among(Set.of(), 0, like("a", 1))).isEqualTo(found("a"));
    }

    @Test
    void what_another_request_made_is_not_taken_for_it() {
        assertThat(among(Set.of("a"), 0, like("a", 1))).isEqualTo(new Done<>(Optional.empty()));
        assertThat(among(Set.of("a"), 0, like("a", 1), like("b", 2))).isEqualTo(found("b"));
    }

    @Test
    void of_several_none_is_taken() {
        assertThat(among(Set.of(), 0, like("a", 1), like("b", 2))).isInstanceOf(Unknown.class);
    }

    @Test
    void while_another_request_between_the_numbers_has_no_answer_it_could_be_that_ones() {
        assertThat(among(Set.of(), 1, like("a", 1))).isInstanceOf(Unknown.class);
        assertThat(among(Set.of("a"), 1, like("a", 1))).isEqualTo(new Done<>(Optional.empty()));
    }

    @Test
    void of_as_many_as_are_sought_any_one_is_as_good_once_all_ended_alike() {
        assertThat(among(Set.of(), 1, like("a", 1), like("b", 2))).isEqualTo(found("a"));
        assertThat(among(Set.of(), 1, like("a", 1), like("b", 2, DeliveryState.CANCELLED)))
                .isInstanceOf(Unknown.class);
        assertThat(among(Set.of(), 1, like("a", 1, DeliveryState.SENDING), like("b", 2, DeliveryState.SENDING)))
                .isInstanceOf(Unknown.class);
        assertThat(among(Set.of(), 2, like("a", 1), like("b", 2))).isInstanceOf(Unknown.class);
    }

    @Test
    void what_was_there_before_the_request_left_decides_nothing_unless_it_was_long_before() {
        assertThat(among(Set.of(), 0, like("a", -60))).isInstanceOf(Unknown.class);
        assertThat(among(Set.of(), 0, like("a", -3600))).isEqualTo(new Done<>(Optional.empty()));
    }

    private static CarrierResult<Optional<DeliveryReport>> among(Set<String> known, int unanswered, Like... records) {
        var others = new Sought.Others() {
            @Override
            public Set<String> known(Set<String> providerIds) {
                var ours = new HashSet<>(providerIds);
                ours.retainAll(known);
                return ours;
            }

            @Override
            public int unanswered() {
                return unanswered;
            }
        };
        return new Sought(UUID.randomUUID(), "+13035550100", "+13035550142", BEGUN, others).among(List.of(records));
    }

    private static Like like(String id, int seconds) {
        return like(id, seconds, DeliveryState.DELIVERED);
    }

    private static Like like(String id, int seconds, DeliveryState state) {
        return new Like(id, BEGUN.plusSeconds(seconds), () -> report(id, state));
    }

    private static DeliveryReport report(String id, DeliveryState state) {
        return new DeliveryReport(id, state, Optional.empty(), "", OptionalInt.empty(), Optional.empty(), BEGUN);
    }

    private static CarrierResult<Optional<DeliveryReport>> found(String id) {
        return new Done<>(Optional.of(report(id, DeliveryState.DELIVERED)));
    }
}

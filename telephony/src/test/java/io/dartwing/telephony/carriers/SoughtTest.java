package io.dartwing.telephony.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SoughtTest {
    private static final Instant BEGUN = Instant.parse("2026-11-27T12:00:00Z");

    private record Entry(String id, Instant created) {}

    @Test
    void the_only_one_that_fits_is_it() {
        assertThat(among(Set.of(), false, entry("a", 1))).isEqualTo(found("a", 1));
    }

    @Test
    void what_another_request_made_is_not_taken_for_it() {
        assertThat(among(Set.of("a"), false, entry("a", 1))).isEqualTo(new Done<>(Optional.empty()));
        assertThat(among(Set.of("a"), false, entry("a", 1), entry("b", 2))).isEqualTo(found("b", 2));
    }

    @Test
    void of_several_none_is_taken() {
        assertThat(among(Set.of(), false, entry("a", 1), entry("b", 2))).isInstanceOf(Unknown.class);
    }

    @Test
    void while_another_request_between_the_numbers_has_no_answer_it_could_be_that_ones() {
        assertThat(among(Set.of(), true, entry("a", 1))).isInstanceOf(Unknown.class);
        assertThat(among(Set.of("a"), true, entry("a", 1))).isEqualTo(new Done<>(Optional.empty()));
    }

    @Test
    void what_was_there_before_the_request_left_decides_nothing_unless_it_was_long_before() {
        assertThat(among(Set.of(), false, entry("a", -60))).isInstanceOf(Unknown.class);
        assertThat(among(Set.of(), false, entry("a", -3600))).isEqualTo(new Done<>(Optional.empty()));
    }

    private static CarrierResult<Optional<Entry>> among(Set<String> known, boolean unanswered, Entry... entries) {
        var others = new Sought.Others() {
            @Override
            public Set<String> known(Set<String> providerIds) {
                var ours = new HashSet<>(providerIds);
                ours.retainAll(known);
                return ours;
            }

            @Override
            public boolean unanswered() {
                return unanswered;
            }
        };
        return new Sought(UUID.randomUUID(), "+13035550100", "+13035550142", BEGUN, others)
                .among(List.of(entries), Entry::id, Entry::created);
    }

    private static Entry entry(String id, int seconds) {
        return new Entry(id, BEGUN.plusSeconds(seconds));
    }

    private static CarrierResult<Optional<Entry>> found(String id, int seconds) {
        return new Done<>(Optional.of(entry(id, seconds)));
    }
}

package io.dartwing.fax.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderFilterTest {
    private static final UUID OFFICE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID CLINIC = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final SenderFilter filter = new SenderFilter();

    private List<String> possible(UUID organization, String number) {
        return filter.possible(organization, SenderFilter.patterns(number));
    }

    @Test
    void aNumberMayStandUnderItselfAndEveryPrefixThatCanBeWritten() {
        assertThat(SenderFilter.patterns("+1202")).containsExactly("+1202", "+1202*", "+120*", "+12*");
        assertThat(SenderFilter.patterns("+12"))
                .as("the shortest that a list takes has two digits")
                .containsExactly("+12", "+12*");
        assertThat(SenderFilter.patterns("+12345678901234567"))
                .as("longer than any number")
                .hasSize(14)
                .startsWith("+123456789012345*");
        assertThat(SenderFilter.patterns("")).isEmpty();
        assertThat(SenderFilter.patterns("anonymous")).isEmpty();
    }

    @Test
    @Covers("FAX-D-001-10")
    void whoIsOnNoListCostsNoQueryAndWhoIsOnOneIsAskedFor() {
        filter.complete();
        filter.listed(OFFICE, "+12025550*");
        filter.listed(OFFICE, "+493012345");
        assertThat(possible(OFFICE, "+12025550143")).containsExactly("+12025550*");
        assertThat(possible(OFFICE, "+493012345")).containsExactly("+493012345");
        assertThat(possible(OFFICE, "+12029990143")).isEmpty();
        assertThat(possible(CLINIC, "+12025550143")).isEmpty();
        assertThat(filter.possibleEverywhere(SenderFilter.patterns("+12025550143")))
                .isEmpty();
    }

    @Test
    void whileChangesMayBeMissedEverySenderIsAskedFor() {
        assertThat(possible(OFFICE, "+1202")).hasSize(4);
        filter.complete();
        assertThat(possible(OFFICE, "+1202")).isEmpty();
        filter.incomplete();
        assertThat(possible(OFFICE, "+1202")).hasSize(4);
    }

    @Test
    @Covers("FAX-D-001-10")
    void whatIsAddedIsFoundForEverWhileManyThreadsAddAndAsk() throws Exception {
        var marks = new SenderMarks();
        int threads = 8;
        int each = 20_000;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * each;
                work.add(() -> {
                    int missed = 0;
                    for (int number = first; number < first + each; number++) {
                        marks.add(mark(number));
                        missed += marks.mayHold(mark(number)) && marks.mayHold(mark(first)) ? 0 : 1;
                    }
                    return missed;
                });
            }
            for (Future<Integer> missed : pool.invokeAll(work)) {
                assertThat(missed.get()).isZero();
            }
        }
        assertThat(IntStream.range(0, threads * each).allMatch(number -> marks.mayHold(mark(number))))
                .isTrue();
        long wrong = IntStream.range(10_000_000, 10_100_000)
                .filter(number -> marks.mayHold(mark(number)))
                .count();
        assertThat(wrong).as("of 100,000 that are not there").isLessThan(100);
    }

    private static long mark(int number) {
        return SenderMarks.mark(OFFICE.toString(), "+1" + (2_000_000_000L + number));
    }
}

package io.dartwing.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void no_more_than_the_places_are_at_work_and_everybody_is_served() throws Exception {
        var admission = new Admission(2);
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            threads.add(Thread.startVirtualThread(() -> admission.inTurn(() -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                Thread.yield();
                atWork.decrementAndGet();
                return served.add(number);
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(served).hasSize(50);
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void background_work_waits_while_requests_stand_in_line_and_goes_on_after_them() throws Exception {
        var admission = new Admission(1);
        var release = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> admission.inTurn(() -> await(inside, release)));
        inside.await();
        admission.giveWay(LONG); // one at work is not a line
        assertThat(admission.crowded()).isFalse();
        Thread second = Thread.startVirtualThread(() -> admission.inTurn(() -> true));
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        var background = new CountDownLatch(1);
        Thread worker = Thread.startVirtualThread(() -> {
            try {
                admission.giveWay(LONG);
                background.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        while (worker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(background.getCount()).isOne();
        assertThat(admission.crowded()).isTrue();
        release.countDown();
        background.await();
        first.join();
        second.join();
    }

    @Test
    void many_who_go_ahead_hold_background_work_up_but_not_each_other() throws Exception {
        var admission = new Admission(1);
        var release = new CountDownLatch(1);
        var inside = new CountDownLatch(2);
        Thread first = Thread.startVirtualThread(() -> admission.ahead(() -> await(inside, release)));
        Thread second = Thread.startVirtualThread(() -> admission.ahead(() -> await(inside, release)));
        inside.await();
        Thread worker = Thread.startVirtualThread(() -> {
            try {
                admission.giveWay(LONG);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        while (worker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        release.countDown();
        worker.join();
        first.join();
        second.join();
    }

    @Test
    void background_work_does_not_starve() throws Exception {
        var admission = new Admission(1);
        var release = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> admission.inTurn(() -> await(inside, release)));
        inside.await();
        Thread second = Thread.startVirtualThread(() -> admission.inTurn(() -> true));
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        admission.giveWay(Duration.ofMillis(5));
        release.countDown();
        first.join();
        second.join();
    }

    private static boolean await(CountDownLatch inside, CountDownLatch release) {
        inside.countDown();
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}

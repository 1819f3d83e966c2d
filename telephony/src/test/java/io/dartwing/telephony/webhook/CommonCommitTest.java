package io.dartwing.telephony.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CommonCommitTest {
    @Test
    void whoComesAloneIsWrittenAlone() {
        var commit = new CommonCommit<String, Integer>(
                10, all -> all.stream().map(String::length).toList());
        assertThat(commit.write("three")).isEqualTo(5);
    }

    @Test
    void thoseThatComeMeanwhileAreWrittenTogetherAndEachHearsOfItsOwn() throws Exception {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var firstWrite = new CountDownLatch(2);
        var othersWait = new CountDownLatch(1);
        var commit = new CommonCommit<Integer, Integer>(10, all -> {
            sizes.add(all.size());
            firstWrite.countDown();
            await(othersWait);
            return all.stream().map(one -> one * 2).toList();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = List.of(threads.submit(() -> commit.write(0)), threads.submit(() -> commit.write(0)));
            firstWrite.await();
            var entered = new CountDownLatch(20);
            var others = new ArrayList<Future<Integer>>();
            for (int i = 1; i <= 20; i++) {
                int value = i;
                Callable<Integer> task = () -> {
                    entered.countDown();
                    return commit.write(value);
                };
                others.add(threads.submit(task));
            }
            entered.await();
            Thread.sleep(50);
            othersWait.countDown();
            for (Future<Integer> one : first) {
                assertThat(one.get()).isZero();
            }
            for (int i = 1; i <= 20; i++) {
                assertThat(others.get(i - 1).get()).isEqualTo(i * 2);
            }
        }
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(22);
        assertThat(sizes).allMatch(size -> size <= 10).hasSizeLessThan(22);
    }

    @Test
    void oneThatCantBeWrittenTakesNoneOfTheOthersWithIt() throws Exception {
        var begun = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        var written = new ConcurrentLinkedQueue<Integer>();
        var commit = new CommonCommit<Integer, Integer>(10, all -> {
            begun.countDown();
            await(goOn);
            if (all.contains(3)) {
                throw new IllegalStateException("3 is broken");
            }
            written.addAll(all);
            return all;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = List.of(threads.submit(() -> commit.write(0)), threads.submit(() -> commit.write(0)));
            begun.await();
            List<Future<Integer>> others = List.of(1, 2, 3, 4).stream()
                    .map(value -> threads.submit(() -> commit.write(value)))
                    .toList();
            Thread.sleep(50);
            goOn.countDown();
            for (Future<Integer> one : first) {
                one.get();
            }
            assertThat(others.get(0).get()).isOne();
            assertThat(others.get(3).get()).isEqualTo(4);
            assertThatThrownBy(() -> others.get(2).get()).hasRootCauseMessage("3 is broken");
        }
        assertThat(written).containsExactlyInAnyOrder(0, 0, 1, 2, 4);
    }

    @Test
    void anErrorReachesAllThatWereWrittenTogetherAndNobodyAfterThem() throws Exception {
        var begun = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        var commit = new CommonCommit<Integer, Integer>(10, all -> {
            begun.countDown();
            await(goOn);
            if (all.contains(2)) {
                throw new StackOverflowError("too deep");
            }
            return all;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = List.of(threads.submit(() -> commit.write(0)), threads.submit(() -> commit.write(0)));
            begun.await();
            List<Future<Integer>> others = List.of(1, 2).stream()
                    .map(value -> threads.submit(() -> commit.write(value)))
                    .toList();
            Thread.sleep(50);
            goOn.countDown();
            for (Future<Integer> one : first) {
                assertThat(one.get()).isZero();
            }
            for (Future<Integer> other : others) {
                assertThatThrownBy(other::get).hasRootCauseInstanceOf(StackOverflowError.class);
            }
            assertThat(commit.write(5)).isEqualTo(5);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

package io.dartwing.platform.health;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks all parts at once whether they work. One that does not answer within two seconds does not.
@Component
public class ReadinessCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ReadinessCheck.class);

    private final List<ReadinessPart> parts;

    ReadinessCheck(List<ReadinessPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /// Whether each part is up, by its name.
    public SortedMap<String, Boolean> ask() {
        var states = new TreeMap<String, Boolean>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = new TreeMap<String, Future<Boolean>>();
            parts.forEach(part -> asked.put(part.name(), threads.submit(part::up)));
            asked.forEach((name, answer) -> states.put(name, isUp(name, answer)));
        } finally {
            threads.shutdown(); // an interrupt would cost a slow database its connections
        }
        return states;
    }

    private static boolean isUp(String name, Future<Boolean> answer) {
        try {
            return answer.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warn("{} is not ready: {}", name, cause.getClass().getSimpleName());
            return false;
        }
    }
}

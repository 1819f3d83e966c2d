package io.dartwing.fax.reading;

import io.dartwing.engine.reading.document.DocumentReader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// The models that judge documents, loaded once, behind the start of the server; a fax that comes
/// sooner waits for them. They stay in memory for good.
final class ReadingModels {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingModels.class);

    private final FutureTask<DocumentReader> loading;

    ReadingModels(Callable<DocumentReader> load) {
        this.loading = new FutureTask<>(load);
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        Thread.ofPlatform().name("reading-models").daemon().start(() -> {
            long started = System.nanoTime();
            try {
                reader();
                LOG.info("the reading models are loaded, after {} ms", (System.nanoTime() - started) / 1_000_000);
            } catch (IllegalStateException broken) {
                LOG.error("received faxes are delivered without category and findings", broken);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// @throws IllegalStateException when the models can't be loaded
    DocumentReader reader() throws InterruptedException {
        loading.run();
        try {
            return loading.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("reading models: can't be loaded", failure.getCause());
        }
    }
}

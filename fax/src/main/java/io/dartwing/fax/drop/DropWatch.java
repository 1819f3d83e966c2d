package io.dartwing.fax.drop;

import io.dartwing.fax.api.FaxSending;
import io.dartwing.platform.apikey.ApiKeys;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Looks into the folders, on each node into those it was told of.
@Component
@EnableConfigurationProperties(DropProperties.class)
class DropWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DropWatch.class);
    private static final int SECONDS_TO_END = 30;

    private final DropProperties properties;
    private final List<DropFolder> folders;
    private @Nullable ScheduledExecutorService thread;

    DropWatch(DropProperties properties, FaxSending sending, ApiKeys keys, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.folders = properties.folders().stream()
                .map(folder -> new DropFolder(folder, properties.keep(), sending, keys, json, clock))
                .toList();
    }

    @Override
    public void start() {
        if (folders.isEmpty()) {
            return;
        }
        var made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("drop-folders").daemon().factory());
        long millis = properties.every().toMillis();
        made.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        thread = made;
        LOG.info("{} drop folders are looked into", folders.size());
    }

    /// A folder that fails is looked into again at the next turn, and keeps no other from its turn.
    private void look() {
        for (int at = 0; at < folders.size(); at++) {
            try {
                folders.get(at).look();
            } catch (IOException | RuntimeException failure) {
                LOG.warn("drop folder {}: {}", at, failure.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService made = thread;
        thread = null;
        if (made == null) {
            return;
        }
        made.shutdown();
        try {
            if (!made.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("a document of a drop folder is still being read; it goes on after the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

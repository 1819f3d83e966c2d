package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.IncomingAnswer.Accept;
import io.dartwing.engine.fax.line.IncomingAnswer.ReceptionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Plays the server: answers by a function, copies committed documents away, remembers reports and acknowledges them.
public final class RecordingListener implements FaxLineListener {
    private final Path store;
    private final Map<UUID, CompletableFuture<CallReport>> byCall = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<CallReport>> byReference = new ConcurrentHashMap<>();
    private final Map<String, Consumer<CallProgress>> watchers = new ConcurrentHashMap<>();
    public final List<CallReport> all = java.util.Collections.synchronizedList(new ArrayList<>());
    public final List<CallProgress> progress = java.util.Collections.synchronizedList(new ArrayList<>());
    public volatile Function<IncomingCall, IncomingAnswer> answer;
    public volatile Function<ReceivedFax, Boolean> commit = fax -> true;
    private volatile FaxLine line;

    public RecordingListener(Path store) {
        this.store = store;
        this.answer = call -> accept(call, call.trunkIds().getFirst(), true);
    }

    /// The line whose reports are to be acknowledged.
    public void on(FaxLine acknowledged) {
        line = acknowledged;
    }

    /// Takes the call; the caller's number is the reference.
    public static Accept accept(IncomingCall call, UUID trunkId, boolean ecm) {
        return new Accept(
                trunkId,
                trunkId,
                call.from(),
                "RECEIVER " + call.to(),
                new ReceptionSettings(ecm, 14400, 50, Duration.ofMinutes(5)));
    }

    public void watch(String reference, Consumer<CallProgress> watcher) {
        watchers.put(reference, watcher);
    }

    public CallReport report(UUID callId) {
        return get(byCall.computeIfAbsent(callId, id -> new CompletableFuture<>()));
    }

    public CallReport report(String reference) {
        return get(byReference.computeIfAbsent(reference, id -> new CompletableFuture<>()));
    }

    public Path document(String reference) {
        return store.resolve(reference + ".tif");
    }

    private static CallReport get(CompletableFuture<CallReport> future) {
        try {
            return future.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no report in time", e);
        }
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        return answer.apply(call);
    }

    @Override
    public void progress(CallProgress step) {
        progress.add(step);
        Consumer<CallProgress> watcher = watchers.get(step.reference());
        if (watcher != null) {
            watcher.accept(step);
        }
    }

    @Override
    public boolean commit(ReceivedFax received) {
        return commit.apply(received);
    }

    @Override
    public void finished(CallReport report) {
        report.document().ifPresent(document -> copy(document, document(report.reference())));
        copy(report.sessionLog(), store.resolve(report.callId() + ".jsonl"));
        all.add(report);
        FaxLine acknowledged = line;
        if (acknowledged != null) {
            acknowledged.acknowledge(report.callId());
        }
        byReference
                .computeIfAbsent(report.reference(), id -> new CompletableFuture<>())
                .complete(report);
        byCall.computeIfAbsent(report.callId(), id -> new CompletableFuture<>()).complete(report);
    }

    /// The session log as a person reads it.
    public String log(CallReport report) {
        try {
            StringBuilder text = new StringBuilder();
            for (String entry : Files.readAllLines(store.resolve(report.callId() + ".jsonl"))) {
                SessionLogEntry read = LineJson.read(entry, SessionLogEntry.class);
                text.append(read.at())
                        .append(' ')
                        .append(read.kind())
                        .append(' ')
                        .append(read.text())
                        .append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

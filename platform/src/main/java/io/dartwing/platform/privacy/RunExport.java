package io.dartwing.platform.privacy;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.permission.Permissions;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes an export: one thread writes the archive into a pipe, the other encrypts what comes out of it. Nothing plain
/// touches the disk. A run that a crash broke off leaves nothing behind and begins anew.
@Component
class RunExport implements JobHandler<DataExports.Export> {
    private static final int PIPE_BYTES = 256 * 1024;
    private static final int ATTEMPTS = 3;

    private final DataExports exports;
    private final ExportArchive archive;
    private final FileStore files;
    private final TransactionTemplate transaction;

    RunExport(DataExports exports, ExportArchive archive, FileStore files, TransactionTemplate transaction) {
        this.exports = exports;
        this.archive = archive;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public JobType<DataExports.Export> type() {
        return DataExports.JOB;
    }

    @Override
    public boolean allowed(Actor asker, DataExports.Export payload) {
        return asker.may(Permissions.ADMIN);
    }

    @Override
    public JobOutcome run(JobRun<DataExports.Export> run) throws Exception {
        UUID id = run.payload().exportId();
        DataExports.Row export = exports.require(id);
        if (!export.status().equals("queued") && !export.status().equals("running")) {
            return JobOutcome.done();
        }
        try {
            exports.begin(id, archive.steps(export));
            make(export);
            return JobOutcome.done();
        } catch (IOException | RuntimeException broken) {
            if (run.attempt() >= ATTEMPTS) {
                exports.failed(id, "It could not be made; the server's log says why.");
            }
            throw broken;
        }
    }

    private void make(DataExports.Row export) throws IOException {
        var failure = new AtomicReference<@Nullable Throwable>();
        Actor actor = Actors.current();
        try (var output = new PipedOutputStream();
                var input = new PipedInputStream(output, PIPE_BYTES)) {
            Thread writer = Thread.ofVirtual().start(() -> write(actor, export, output, failure));
            transaction.executeWithoutResult(status -> {
                StoredFile file = files.store(input, "application/zip", Long.MAX_VALUE);
                Throwable broken = failure.get();
                if (broken != null) {
                    throw new IllegalStateException("the archive was not written to its end", broken);
                }
                exports.ready(export.id(), file.id().value(), file.size());
            });
            join(writer);
        }
    }

    private void write(
            Actor actor,
            DataExports.Row export,
            PipedOutputStream output,
            AtomicReference<@Nullable Throwable> failure) {
        try (output) {
            try {
                Actors.callAs(actor, () -> {
                    archive.write(export, output, done -> exports.progress(export.id(), done));
                    return true;
                });
            } catch (IOException | RuntimeException broken) {
                failure.set(broken); // before the pipe closes, which the reader takes for the end
            }
        } catch (IOException readerGone) {
            failure.compareAndSet(null, readerGone);
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while the archive was written", interrupted));
        }
    }
}

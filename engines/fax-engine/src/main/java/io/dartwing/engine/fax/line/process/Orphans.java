package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.Spool;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child that outlived its server: it ends by itself within a second or two, because its standard input ended,
/// and is
/// helped if it doesn't.
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int STEP_MILLIS = 50;

    private Orphans() {}

    /// Returns once nobody works on the spool, or `stop` is given. A holder that is not our kind of process is left
    /// alone; the child will then say that the spool is in use.
    static void end(Spool spool, CountDownLatch stop) throws InterruptedException {
        for (int waited = 0; ; waited += STEP_MILLIS) {
            Optional<Spool.Hold> hold = spool.tryHold();
            if (hold.isPresent()) {
                hold.get().close();
                return;
            }
            if (waited == PATIENCE_MILLIS) {
                spool.holder().flatMap(ProcessHandle::of).ifPresent(Orphans::kill);
            }
            if (waited > 2 * PATIENCE_MILLIS || stop.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.error("the spool stays in use by another process");
                return;
            }
        }
    }

    private static void kill(ProcessHandle holder) {
        String command = holder.info().commandLine().orElse("");
        if (command.contains(LineProcess.class.getName())) {
            LOG.warn("fax process {} of an earlier server is still there: killed", holder.pid());
            holder.destroyForcibly();
        }
    }
}

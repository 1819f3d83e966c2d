package io.dartwing.platform.jobs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the calling thread, and threads it starts, give way to calls in progress and to people who wait for an answer.
///
/// On Linux a thread has a nice value of its own, and may always raise it (setpriority(2), "C library/kernel
/// differences"). Java's own priorities do nothing there. Elsewhere nothing happens.
final class Courtesy {
    private static final Logger LOG = LoggerFactory.getLogger(Courtesy.class);
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int NICE = 10;
    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();
    private static final ThreadLocal<Boolean> GIVES_WAY = ThreadLocal.withInitial(() -> false);

    private Courtesy() {}

    /// For platform threads that do background work until they end; there is no way back.
    static void giveWay() {
        if (!GIVES_WAY.get() && !Thread.currentThread().isVirtual()) {
            GIVES_WAY.set(true);
            SET_PRIORITY.ifPresent(Courtesy::lower);
        }
    }

    private static void lower(MethodHandle setPriority) {
        try {
            int refused = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
            if (refused != 0) {
                LOG.debug("the priority of a thread could not be lowered");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("setpriority", impossible);
        }
    }

    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> symbol = linker.defaultLookup().find("setpriority");
        return symbol.map(found -> linker.downcallHandle(
                found,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
    }
}

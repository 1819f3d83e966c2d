package io.dartwing.engine.sip.stack;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// JAIN-SIP's diagnostics without their texts: these quote whole messages, and a phone number can identify a patient.
/// What remains is where in the stack something went wrong.
public final class QuietStackLog implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger("io.dartwing.engine.sip.jain");

    /// The level of message logging must be on, else [MessageTap] is never called.
    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_MESSAGES;
    }

    @Override
    public boolean isLoggingEnabled() {
        return true;
    }

    @Override
    public void logException(Throwable ex) {
        note(ex);
    }

    @Override
    public void logError(String message) {
        note(null);
    }

    @Override
    public void logError(String message, Exception ex) {
        note(ex);
    }

    @Override
    public void logFatalError(String message) {
        note(null);
    }

    private static void note(@Nullable Throwable ex) {
        if (LOG.isDebugEnabled()) {
            StackTraceElement[] frames = ex != null ? ex.getStackTrace() : new StackTraceElement[0];
            LOG.debug(
                    "the SIP stack reported {} at {}",
                    ex == null ? "an error" : ex.getClass().getName(),
                    frames.length == 0 ? caller() : frames[0]);
        }
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> f.getClassName().startsWith("gov.nist")
                                && !f.getClassName().endsWith("Logger"))
                        .findFirst()
                        .map(StackWalker.StackFrame::toString)
                        .orElse("an unknown place"));
    }

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception ex) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int traceLevel) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String buildTimeStamp) {}

    @Override
    public void setStackProperties(Properties stackProperties) {}

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}

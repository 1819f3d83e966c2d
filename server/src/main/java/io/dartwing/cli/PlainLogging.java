package io.dartwing.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/// The logging of every process that isn't the server, found by Logback as a service: what matters, to standard error.
///
/// Commands print nothing but their answer. The fax process shares this program's class path: left to Logback's default
/// it would write every SIP message, numbers included, at level DEBUG. The server's own logging replaces this one.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class PlainLogging extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var pattern = new PatternLayoutEncoder();
        pattern.setContext(context);
        pattern.setPattern("%-5level %logger{0}: %msg%n");
        pattern.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(pattern);
        console.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger("io.dartwing.engine").setLevel(Level.INFO);
        // It warns of every substituted font; what matters of a damaged document, the refusal tells.
        context.getLogger("org.apache.pdfbox").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

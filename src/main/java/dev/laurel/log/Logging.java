package dev.laurel.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

/**
 * Where the log goes, set up in code since reading a configuration file would take longer than all the rest. Logback
 * finds this class by itself when the first line is written.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String FOLDER = "dev.laurel.logs";
    private static final int DAYS_KEPT = 14;
    private static final FileSize BYTES_KEPT = FileSize.valueOf("20MB");

    /**
     * Says where the log goes; to be called at start, before anything is logged. Without it errors alone are written,
     * to standard error. Touches no file and loads no logging library.
     */
    public static void writeTo(Path folder) {
        // A property is how logback's own set-up is told such things: it is made by the library, not by us.
        System.setProperty(FOLDER, folder.toString());
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("dev.laurel").setLevel(Level.INFO);
        // The libraries of D-Bus write what they send, secrets among it, and Laurel says itself what has failed.
        context.getLogger("org.freedesktop").setLevel(Level.OFF);
        // These log each failure that they also throw, some of them several times; ours say what became of it.
        context.getLogger("com.azure").setLevel(Level.OFF);
        context.getLogger("reactor").setLevel(Level.OFF);
        var folder = System.getProperty(FOLDER);
        root.addAppender(folder == null ? console(context) : file(context, Path.of(folder)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Appender<ILoggingEvent> console(LoggerContext context) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        var filter = new ThresholdFilter();
        filter.setLevel(Level.ERROR.levelStr);
        filter.start();
        appender.addFilter(filter);
        return start(appender, context);
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path folder) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        // The window and commands write to one file at once.
        appender.setPrudent(true);
        appender.setContext(context);
        var policy = new TimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("laurel-%d{yyyy-MM-dd}.log").toString());
        policy.setMaxHistory(DAYS_KEPT);
        policy.setTotalSizeCap(BYTES_KEPT);
        policy.start();
        appender.setRollingPolicy(policy);
        return start(appender, context);
    }

    private static Appender<ILoggingEvent> start(OutputStreamAppender<ILoggingEvent> appender, LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS,UTC}Z %-5level [%thread] %logger{30} %msg%n");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}

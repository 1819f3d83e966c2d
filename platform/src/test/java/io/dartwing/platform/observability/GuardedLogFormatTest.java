package io.dartwing.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.dartwing.testkit.Covers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuardedLogFormatTest {
    @Test
    @Covers("FAX-R-001-07")
    void aLineIsOneJsonObjectWithNothingSensitiveInIt() {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var logger = context.getLogger("io.dartwing.fax");
        var cause = new IllegalStateException("no route to +12025550143");
        var event = new LoggingEvent(
                "", logger, Level.WARN, "call of {} failed\nand so on", cause, new Object[] {"jane@clinic.example"});

        String line = new GuardedLogFormat().format(event);

        assertThat(line).endsWith("\n").doesNotContain("5550143", "jane");
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = JsonMapper.builder().build().readTree(line);
        assertThat(json.get("message").asString()).isEqualTo("call of …@… failed\nand so on");
        assertThat(json.get("level").asString()).isEqualTo("WARN");
        assertThat(json.get("exception").asString()).startsWith("java.lang.IllegalStateException: no route to …43\n");
    }
}

package io.dartwing.telephony.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table in docs/carriers.md is derived from the code; `-Ddocs.write=true` writes it anew.
class CapabilityTableTest {
    private static final Path DOCS = Path.of("..", "docs", "carriers.md");
    private static final String BEGIN = "<!-- capabilities: derived, see CapabilityTableTest -->\n";
    private static final String END = "<!-- end of capabilities -->\n";

    @Test
    void theDocumentedTableIsWhatTheConnectorsCanDo() throws Exception {
        String document = Files.readString(DOCS);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(begin);
        String table = table(connectors());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCS, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table);
    }

    /// All that the server has: each bean method of `ConnectorBeans` that makes one.
    private static List<Connector> connectors() throws ReflectiveOperationException, IOException {
        var beans = new ConnectorBeans();
        var connectors = new ArrayList<Connector>();
        try (var http = new CarrierHttp(Duration.ofSeconds(1))) {
            for (Method method : ConnectorBeans.class.getDeclaredMethods()) {
                if (method.getReturnType() == Connector.class) {
                    connectors.add((Connector) method.invoke(beans, http, Clock.systemUTC()));
                }
            }
        }
        connectors.sort(Comparator.comparing(Connector::label));
        return connectors;
    }

    private static String table(List<Connector> connectors) {
        var lines = new StringBuilder("| |");
        connectors.forEach(
                connector -> lines.append(' ').append(connector.label()).append(" |"));
        lines.append("\n|---|").append("---|".repeat(connectors.size())).append('\n');
        for (Capability capability : Capability.values()) {
            lines.append("| ").append(capability.label()).append(" |");
            for (Connector connector : connectors) {
                lines.append(cell(connector, capability)).append(" |");
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String cell(Connector connector, Capability capability) {
        if (!Capability.of(connector).contains(capability)) {
            return "";
        }
        Set<String> countries = connector.countries(capability);
        return countries.isEmpty() ? " yes" : countries.stream().sorted().collect(Collectors.joining(" ", " ", ""));
    }
}

package io.dartwing.telephony.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.testkit.DerivedDocument;
import java.io.IOException;
import java.lang.reflect.Method;
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
    private static final DerivedDocument TABLE = new DerivedDocument(
            Path.of("..", "docs", "carriers.md"),
            "<!-- capabilities: derived, see CapabilityTableTest -->\n",
            "<!-- end of capabilities -->\n");

    @Test
    void theDocumentedTableIsWhatTheConnectorsCanDo() throws Exception {
        String table = table(connectors());
        assertThat(TABLE.committed(table)).isEqualTo(table);
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

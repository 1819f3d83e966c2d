package io.dartwing.platform.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.database.DatabaseProperties;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationCommandsTest {
    @ParameterizedTest
    @CsvSource({
        "organization --help, create",
        "key create -h, --scopes",
        "keys --help, rotate",
        "audit verify --help, --anchors",
        "setting --help, clear"
    })
    void explainsItselfWithoutAnInstallation(String line, String mentions) {
        var out = new StringWriter();
        var err = new StringWriter();
        var nowhere = new DatabaseProperties(null, null, null, "nobody", null, 0, 4, "64MB");
        var access = new InstallationAccess(nowhere, List.of(), Clock.systemUTC());
        int code = AdministrationCommands.run(
                access, new PrintWriter(out, true), new PrintWriter(err, true), line.split(" "));
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Usage: dartwing ").contains(mentions);
        assertThat(err.toString()).isEmpty();
    }
}

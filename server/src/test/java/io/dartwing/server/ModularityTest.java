package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.DartwingApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
    private final ApplicationModules modules = ApplicationModules.of(DartwingApplication.class);

    @Test
    void contextsUseOnlyEachOthersApiAndNotInCircles() {
        modules.verify();
    }

    @Test
    void everyContextOfTheProductIsAModule() {
        List<String> packages = modules.stream()
                .map(ApplicationModule::getBasePackage)
                .map(Object::toString)
                .toList();
        assertThat(packages)
                .anyMatch(name -> name.contains("io.dartwing.fax.document"))
                .anyMatch(name -> name.contains("io.dartwing.telephony.trunk"))
                .anyMatch(name -> name.contains("io.dartwing.platform.records"));
        assertThat(packages.size()).isGreaterThan(25);
    }
}

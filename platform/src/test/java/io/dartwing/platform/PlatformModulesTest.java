package io.dartwing.platform;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class PlatformModulesTest {
    @Test
    void contextsUseOnlyEachOthersApiAndNotInCircles() {
        ApplicationModules.of(PlatformApplication.class).verify();
    }
}

package io.dartwing.fax.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadingModelsTest {
    @Test
    void modelsThatCantBeLoadedAreTriedOnceAndSaySoEachTime() {
        var tries = new AtomicInteger();
        var models = new ReadingModels(() -> {
            tries.incrementAndGet();
            throw new java.io.IOException("no such model");
        });
        assertThatIllegalStateException().isThrownBy(models::reader).withMessageContaining("can't be loaded");
        assertThatIllegalStateException().isThrownBy(models::reader);
        assertThat(tries).hasValue(1);
    }
}

package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.engine.reading.form.Fit.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FitTest {
    private static Sighting sighting(int anchor, double x, double y, Fit truth, double off) {
        return new Sighting(anchor, x, x + 0.1, y, truth.x(x) + off, truth.x(x + 0.1) + off, truth.y(y) + off, 1);
    }

    @Property(tries = 200)
    void isFoundDespiteAsManyThatStandElsewhere(
            @ForAll @DoubleRange(min = 0.8, max = 1.2) double scale,
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double offset,
            @ForAll long seed) {
        Random random = new Random(seed);
        Fit truth = new Fit(scale, offset, scale * 1.03, -offset);
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double x = 0.1 + 0.6 * (i % 3) / 2;
            double y = 0.1 + 0.9 * (i / 3) / 3;
            sightings.add(sighting(i, x, y, truth, random.nextDouble(-0.003, 0.003)));
            sightings.add(
                    new Sighting(i, x, x + 0.1, y, random.nextDouble(), random.nextDouble(), random.nextDouble(), 1));
        }

        Fit fit = Fit.of(sightings).orElseThrow();

        assertThat(fit.x(0.5)).isCloseTo(truth.x(0.5), within(0.006));
        assertThat(fit.y(1.2)).isCloseTo(truth.y(1.2), within(0.012));
    }

    @Test
    void twoAnchorsAreTooFew() {
        Fit same = new Fit(1, 0, 1, 0);
        assertThat(Fit.of(List.of(sighting(0, 0.1, 0.1, same, 0), sighting(1, 0.7, 0.9, same, 0))))
                .isEmpty();
    }

    @Test
    void nothingFitsWhereAPageWouldHaveToBeHalfAsLarge() {
        Fit half = new Fit(0.5, 0, 0.5, 0);
        List<Sighting> sightings =
                List.of(sighting(0, 0.1, 0.1, half, 0), sighting(1, 0.7, 0.9, half, 0), sighting(2, 0.4, 1.2, half, 0));
        assertThat(Fit.of(sightings)).isEmpty();
    }
}

package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    /// A box at the upper left of the upright page, 10 % in and 20 % down, 30 % wide and 5 % high.
    @ParameterizedTest(name = "turned {0}°")
    @CsvSource({
        "0,   0.10, 0.20, 0.30, 0.05",
        "90,  0.20, 0.60, 0.05, 0.30",
        "180, 0.60, 0.75, 0.30, 0.05",
        "270, 0.75, 0.10, 0.05, 0.30",
    })
    void carriesABoxBackThroughTheTurn(int rotation, double x, double y, double width, double height) {
        Placement placement = new Placement(rotation, 0, 2000, 3000, 2000, 3000);

        Box box = placement.box(200, 600, 800, 750);

        assertThat(box.x()).isCloseTo(x, within(1e-9));
        assertThat(box.y()).isCloseTo(y, within(1e-9));
        assertThat(box.width()).isCloseTo(width, within(1e-9));
        assertThat(box.height()).isCloseTo(height, within(1e-9));
    }

    @Test
    void turnsTheBoxBackByTheSkewAboutTheCentre() {
        Placement placement = new Placement(0, 5, 1000, 1000, 1100, 1100);

        Box centre = placement.box(549, 549, 551, 551);
        Box right = placement.box(1050, 550, 1050, 550);

        assertThat(centre.x() + centre.width() / 2).isCloseTo(0.5, within(1e-9));
        assertThat(right.x()).isCloseTo(0.5 + 0.5 * Math.cos(Math.toRadians(5)), within(1e-9));
        assertThat(right.y()).isCloseTo(0.5 - 0.5 * Math.sin(Math.toRadians(5)), within(1e-9));
    }

    @Test
    void keepsABoxOfTheAddedMarginOnThePage() {
        Placement placement = new Placement(0, 2, 1000, 1000, 1100, 1100);

        assertThat(placement.box(0, 0, 20, 20)).isEqualTo(new Box(0, 0, 0, 0));
    }
}

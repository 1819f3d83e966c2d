package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickTest {
    /// A printed box of 20 pixels in the middle of 36, or a little aside.
    private static boolean[][] box(int right, int lower) {
        boolean[][] black = new boolean[36][36];
        for (int i = 0; i < 20; i++) {
            black[8 + lower][8 + right + i] = true;
            black[27 + lower][8 + right + i] = true;
            black[8 + lower + i][8 + right] = true;
            black[8 + lower + i][27 + right] = true;
        }
        return black;
    }

    private static boolean[][] crossed(boolean[][] black, int right, int lower) {
        for (int i = 3; i < 16; i++) {
            black[8 + lower + i][8 + right + i] = true;
            black[8 + lower + i][9 + right + i] = true;
            black[8 + lower + i][27 + right - i] = true;
            black[8 + lower + i][26 + right - i] = true;
        }
        return black;
    }

    @Test
    void theBoxItselfIsNoTick() {
        Tick tick = Tick.of(box(0, 0));

        assertThat(tick.ticked()).isFalse();
        assertThat(tick.confidence()).isGreaterThan(0.9);
    }

    @Test
    void aCrossIsOne() {
        Tick tick = Tick.of(crossed(box(0, 0), 0, 0));

        assertThat(tick.ticked()).isTrue();
        assertThat(tick.confidence()).isGreaterThan(0.9);
    }

    @Test
    void aBoxThatLiesAsideIsFound() {
        assertThat(Tick.of(box(5, -4)).ticked()).isFalse();
        assertThat(Tick.of(box(-6, 3)).ticked()).isFalse();
        assertThat(Tick.of(crossed(box(5, -4), 5, -4)).ticked()).isTrue();
    }

    @Test
    void aCrossWithoutAPrintedBoxIsOne() {
        assertThat(Tick.of(crossed(new boolean[36][36], 0, 0)).ticked()).isTrue();
        assertThat(Tick.of(new boolean[36][36]).ticked()).isFalse();
    }

    @Test
    void aFilledBoxIsOne() {
        boolean[][] black = box(0, 0);
        for (int y = 8; y < 28; y++) {
            java.util.Arrays.fill(black[y], 8, 28, true);
        }

        assertThat(Tick.of(black).ticked()).isTrue();
    }

    @Test
    void specksAreNone() {
        boolean[][] black = box(0, 0);
        black[15][15] = true;
        black[20][17] = true;
        black[21][17] = true;

        assertThat(Tick.of(black).ticked()).isFalse();
    }

    @Test
    void printBesideTheBoxIsNone() {
        boolean[][] black = box(0, 0);
        for (int y = 10; y < 26; y++) {
            black[y][31] = true;
            black[y][32] = true;
        }

        assertThat(Tick.of(black).ticked()).isFalse();
    }
}

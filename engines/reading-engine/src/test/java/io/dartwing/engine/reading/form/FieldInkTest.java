package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldInkTest {
    private static boolean[][] drawn(String... rows) {
        boolean[][] black = new boolean[rows.length][rows[0].length()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                black[y][x] = rows[y].charAt(x) == '#';
            }
        }
        return black;
    }

    private static List<String> shown(boolean[][] black) {
        return java.util.Arrays.stream(black)
                .map(row -> {
                    StringBuilder text = new StringBuilder();
                    for (boolean pixel : row) {
                        text.append(pixel ? '#' : '.');
                    }
                    return text.toString();
                })
                .toList();
    }

    @Test
    void theLinesBetweenBoxesGoAndWhatIsWrittenStays() {
        boolean[][] left = FieldInk.withoutLines(drawn(
                "#..........#..........",
                "#..........#..........",
                "#...##.....#....#.....",
                "#..#..#.....#...#.....",
                "#...##......#...#.....",
                "#..#..#.....#...#.....",
                "#...##......#...#.....",
                "#...........#.........",
                "#...........#........."));

        assertThat(shown(left))
                .containsExactly(
                        "......................",
                        "......................",
                        "....##..........#.....",
                        "...#..#.........#.....",
                        "....##..........#.....",
                        "...#..#.........#.....",
                        "....##..........#.....",
                        "......................",
                        "......................");
    }

    @Test
    void aPageThatLiesIsTurnedUpright() {
        boolean[][] black = drawn("#..", "##.");

        assertThat(shown(FieldInk.turned(black, 90))).containsExactly("##", "#.", "..");
        assertThat(shown(FieldInk.turned(black, 180))).containsExactly(".##", "..#");
        assertThat(shown(FieldInk.turned(black, 270))).containsExactly("..", ".#", "##");
        assertThat(shown(FieldInk.turned(black, 0))).containsExactly("#..", "##.");
    }

    @Test
    void specksAreNothing() {
        boolean[][] black = new boolean[20][60];
        black[3][4] = true;
        black[9][40] = true;

        assertThat(FieldInk.empty(black)).isTrue();
        for (int x = 20; x < 30; x++) {
            black[10][x] = true;
        }
        assertThat(FieldInk.empty(black)).isFalse();
    }
}

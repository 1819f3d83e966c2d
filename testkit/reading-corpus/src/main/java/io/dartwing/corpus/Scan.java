package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// How a page was scanned and sent.
///
/// @param horizontalDpi pixels an inch across the sent page
/// @param verticalDpi pixels an inch along it: 98 is standard resolution, 196 fine
/// @param rotation degrees clockwise that the page was turned by: 0, 90, 180 or 270
/// @param skew degrees that it lay askew by, at most 3 either way
/// @param ink 0 to 1, how dark black came out before the threshold
/// @param threshold 0 to 255, darker than this is black
/// @param blur radius in pixels of the scanner's lack of focus
/// @param noise strength of the sensor's noise, 0 to 40
/// @param specks how many specks of dirt
/// @param streaks how many lines of dust along the page
/// @param dropouts how many bands were lost
/// @param shiftX points that the sheet lay off its place, to the right
/// @param shiftY the same, downwards
/// @param edge whether the sheet's edge shows as a black bar
/// @param header the line that the sending machine put on top, or nothing
/// @param seed of all that is random in it
public record Scan(
        int horizontalDpi,
        int verticalDpi,
        int rotation,
        double skew,
        double ink,
        int threshold,
        int blur,
        int noise,
        int specks,
        int streaks,
        int dropouts,
        double shiftX,
        double shiftY,
        boolean edge,
        String header,
        long seed) {
    /// The scans of a document's pages: one machine, each page laid in by itself.
    static List<Scan> of(int pages, RandomGenerator random) {
        int[] dpi =
                new int[][] {{204, 196}, {204, 196}, {204, 196}, {204, 98}, {300, 300}, {200, 200}}[random.nextInt(6)];
        int state = random.nextInt(100);
        boolean poor = state >= 75 && dpi[1] > 98;
        boolean clean = state < 35;
        int rotation = random.nextInt(100) < 90 ? 0 : 90 * (1 + random.nextInt(3));
        boolean headed = random.nextInt(10) < 7;
        String from = Lexicon.one("clinicFirst", random).toUpperCase(Locale.ROOT) + " "
                + List.of("FAX", "OFFICE", "MAIN", "CTR", "INC").get(random.nextInt(5));
        String time = String.format(
                Locale.ROOT,
                "%s-%02d-2026 %02d:%02d",
                List.of("JAN", "MAR", "MAY", "JUL", "SEP", "OCT", "NOV").get(random.nextInt(7)),
                1 + random.nextInt(28),
                7 + random.nextInt(12),
                random.nextInt(60));
        int ink = clean ? 95 : poor ? 62 : 80;
        int streaks = clean ? 0 : random.nextInt(poor ? 4 : 2);
        int threshold = clean ? 140 : 120 + random.nextInt(50);
        List<Scan> scans = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            scans.add(new Scan(
                    dpi[0],
                    dpi[1],
                    rotation,
                    clean ? random.nextDouble(-0.5, 0.5) : random.nextDouble(-1, 1) * (poor ? 3 : 1.6),
                    (ink + random.nextInt(6)) / 100.0,
                    threshold,
                    poor ? random.nextInt(2) : 0,
                    clean ? 4 : poor ? 24 + random.nextInt(14) : 8 + random.nextInt(14),
                    clean ? random.nextInt(15) : random.nextInt(poor ? 500 : 120),
                    streaks,
                    poor ? random.nextInt(4) : random.nextInt(12) == 0 ? 1 : 0,
                    clean ? 0 : random.nextDouble(-9, 9),
                    clean ? 0 : random.nextDouble(-6, 8),
                    poor && random.nextInt(3) == 0,
                    headed ? String.format(Locale.ROOT, "%s  FROM: %s   P.%02d/%02d", time, from, page + 1, pages) : "",
                    random.nextLong()));
        }
        return List.copyOf(scans);
    }
}

package io.dartwing.bench.reading;

import java.util.ArrayList;
import java.util.List;

/// How well junk is told from wanted faxes when nothing is known of the sender.
final class SpamQuality {
    private SpamQuality() {}

    static List<String> of(List<JudgedFax> faxes) {
        List<Ranking.Scored> scored = faxes.stream()
                .map(fax -> new Ranking.Scored(
                        fax.known().spam().score(), fax.truth().junk()))
                .toList();
        long junk = scored.stream().filter(Ranking.Scored::positive).count();
        List<String> lines = new ArrayList<>(List.of("## Junk", ""));
        lines.add("%d junk faxes, %d wanted ones. Area under the ROC curve: %.4f"
                .formatted(junk, scored.size() - junk, Ranking.area(scored)));
        lines.addAll(List.of("", "| score | junk | wanted faxes |", "|---|--:|--:|"));
        for (int bound : new int[] {31, 61, 81}) {
            lines.add("| %d and above | %s | %s |"
                    .formatted(
                            bound,
                            CategoryQuality.percent(Ranking.share(scored, true, bound)),
                            CategoryQuality.percent(Ranking.share(scored, false, bound))));
        }
        lines.add("");
        return lines;
    }
}

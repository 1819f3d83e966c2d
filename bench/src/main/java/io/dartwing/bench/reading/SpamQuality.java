package io.dartwing.bench.reading;

import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.spam.Arrival;
import io.dartwing.engine.reading.spam.SpamFilter;
import java.util.ArrayList;
import java.util.List;

/// How well junk is told from wanted faxes when nothing is known of the sender.
final class SpamQuality {
    private SpamQuality() {}

    static List<String> of(List<LabelledFax> faxes) {
        Categories categories = Categories.open();
        SpamFilter filter = SpamFilter.open();
        List<Ranking.Scored> scored = faxes.stream()
                .map(fax -> new Ranking.Scored(
                        filter.score(
                                        fax.pages(),
                                        categories.judge(fax.pages(), 0).probabilities(),
                                        Arrival.unknown())
                                .score(),
                        fax.truth().junk()))
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

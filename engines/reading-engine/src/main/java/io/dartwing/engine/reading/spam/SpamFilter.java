package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.spam.SpamScore.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Scores how likely a fax is junk. Immutable and safe for use by many threads.
public final class SpamFilter {
    private static final String SHIPPED = "spam.model";

    /// Where faxes are flagged but never held.
    private static final int NEVER_HELD = 60;

    private static final int NOTHING_READ = 10;

    private final BoostedTrees trees;

    SpamFilter(BoostedTrees trees) {
        this.trees = trees;
    }

    /// The filter that comes with the program. Loaded once, at first use.
    public static SpamFilter open() {
        return Shipped.FILTER;
    }

    /// Brings a filter back that was written.
    ///
    /// @throws IOException if it can't be read or isn't such a filter
    public static SpamFilter read(InputStream in) throws IOException {
        return new SpamFilter(BoostedTrees.read(new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))));
    }

    /// Writes the filter (some 10 kB).
    public void write(OutputStream out) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out);
        DataOutputStream data = new DataOutputStream(zipped);
        trees.write(data);
        data.flush();
        zipped.finish();
    }

    /// The score of a fax. Takes milliseconds.
    ///
    /// A contact of whose faxes none was ever called junk is never held, whatever it sends: the
    /// score is then at
    /// most 60.
    /// Pages on which nothing was read score 10: there is nothing to judge by.
    ///
    /// @param kinds probability of each category, by its name
    public SpamScore score(List<PageReading> pages, Map<String, Double> kinds, Arrival arrival) {
        boolean nothingRead = pages.stream().allMatch(page -> page.words().isEmpty());
        if (nothingRead) {
            return new SpamScore(NOTHING_READ, List.of(new Reason("Nothing could be read.", false)));
        }
        double[] values = trees.inOrder(SpamFeatures.of(pages, kinds, arrival));
        int score = (int) Math.round(100 * trees.probability(values));
        boolean trusted = arrival.history()
                .filter(history -> history.contact() && history.rejected() == 0)
                .isPresent();
        return new SpamScore(trusted ? Math.min(score, NEVER_HELD) : score, SpamReasons.of(trees, values));
    }

    private static final class Shipped {
        private static final SpamFilter FILTER = load();

        private static SpamFilter load() {
            try (InputStream in = SpamFilter.class.getResourceAsStream(SHIPPED)) {
                if (in == null) {
                    throw new IllegalStateException("spam.model: missing (expected: made by training)");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("spam.model: can't be read", e);
            }
        }
    }
}

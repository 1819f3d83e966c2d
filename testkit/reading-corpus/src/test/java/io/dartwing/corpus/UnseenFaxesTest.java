package io.dartwing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.entity.Entities;
import io.dartwing.engine.reading.phi.PhiVerdict;
import io.dartwing.engine.reading.spam.Arrival;
import io.dartwing.engine.reading.spam.SpamFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is said of faxes whose templates nothing was learned from or written for: the corpus' test
/// part, typed. How it does on scanned pages `bench/reading-quality.sh` measures; here nobody makes it
/// worse without noticing.
class UnseenFaxesTest {
    private static final List<Said> ALL = new ArrayList<>();

    private record Said(CorpusDocument fax, String category, boolean phi, int spam) {
        boolean right() {
            return category.equals(fax.category());
        }
    }

    @BeforeAll
    static void read() {
        Corpus.documents(3, 1, Part.TEST).map(UnseenFaxesTest::said).forEach(ALL::add);
        assertThat(ALL).hasSizeGreaterThan(80);
    }

    // covers FAX-B-002-08
    @Test
    void nineOfTenCategoriesAreRight() {
        assertThat(share(ALL, Said::right))
                .as("%s", faults(one -> !one.right()))
                .isGreaterThanOrEqualTo(0.9);
    }

    // covers FAX-R-001-04
    @Test
    void healthInformationIsKnown() {
        assertThat(share(ALL, one -> one.phi() == one.fax().phi()))
                .as("%s", faults(one -> one.phi() != one.fax().phi()))
                .isGreaterThanOrEqualTo(0.95);
    }

    // covers FAX-B-004-09
    @Test
    void noWantedFaxIsHeld() {
        assertThat(ALL.stream().filter(one -> !one.fax().junk()))
                .hasSizeGreaterThan(70)
                .allMatch(one -> one.spam() <= 80);
        assertThat(ALL.stream().filter(one -> one.fax().junk()))
                .hasSizeGreaterThan(5)
                .allMatch(one -> one.spam() > 10);
    }

    private static Said said(CorpusDocument fax) {
        List<PageReading> pages = IntStream.range(0, fax.pageTexts().size())
                .mapToObj(page -> TypedText.page(page + 1, fax.pageTexts().get(page)))
                .toList();
        Categories.Judged judged = Categories.open().judge(pages, Categories.UNSURE_BELOW);
        PhiVerdict phi = PhiVerdict.of(pages, Entities.in(pages, judged.probabilities()), judged.probabilities());
        int spam = SpamFilter.open()
                .score(pages, judged.probabilities(), Arrival.unknown())
                .score();
        return new Said(fax, judged.guess().category(), phi.containsPhi(), spam);
    }

    private static double share(List<Said> some, Predicate<Said> is) {
        return some.stream().filter(is).count() / (double) some.size();
    }

    private static List<String> faults(Predicate<Said> is) {
        return ALL.stream()
                .filter(is)
                .map(one -> one.fax().template() + " said " + one.category() + (one.phi() ? ", PHI" : ""))
                .toList();
    }
}

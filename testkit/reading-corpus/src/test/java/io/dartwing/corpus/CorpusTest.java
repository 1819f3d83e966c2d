package io.dartwing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CorpusTest {
    @Test
    void everyTemplateMakesDocumentsWithText() {
        assertThat(both(1, 12)).allSatisfy(document -> {
            assertThat(document.text()).as(document.id()).hasSizeGreaterThan(40);
            assertThat(document.pages()).as(document.id()).hasSizeBetween(1, 8);
            assertThat(document.text()).as(document.id()).doesNotContain("{", "}", "@end", "|");
            assertThat(document.text().lines())
                    .as(document.id())
                    .noneMatch(line -> line.matches("^(\\?\\d* |\\*\\d|@\\w|\\+ |#+ ).*"));
        });
    }

    @Test
    void everyLabelStandsOnItsPage() {
        assertThat(both(2, 12))
                .allSatisfy(document -> assertThat(document.labels()).allSatisfy(label -> {
                    String page = document.pageTexts().get(label.page()).replaceAll("\\s+", " ");
                    assertThat(page).as(document.id()).contains(label.value());
                }));
    }

    @Test
    void noFamilyIsInBothParts() {
        assertThat(families(Part.TRAIN)).doesNotContainAnyElementsOf(families(Part.TEST));
    }

    @Test
    void aFamilyHasOneCategoryAndOneVerdictOfJunk() {
        Map<String, String> seen = new HashMap<>();
        for (Template template : Corpus.templates()) {
            String is = template.category() + template.junk();
            assertThat(seen.merge(template.family(), is, (old, now) -> old))
                    .as(template.name())
                    .isEqualTo(is);
        }
    }

    @Test
    void documentsWithHealthInformationNameSomebody() {
        assertThat(both(3, 2).filter(CorpusDocument::phi))
                .allSatisfy(document -> assertThat(document.labels())
                        .as(document.id())
                        .anyMatch(label -> Set.of(
                                        LabelType.PERSON_PATIENT, LabelType.MRN, LabelType.MEMBER_ID, LabelType.DOB)
                                .contains(label.type())));
    }

    @Test
    void theSameSeedGivesTheSameDocuments() {
        CorpusDocument once =
                Corpus.documents(7, 1, Part.TRAIN).skip(5).findFirst().orElseThrow();
        CorpusDocument again =
                Corpus.documents(7, 1, Part.TRAIN).skip(5).findFirst().orElseThrow();
        CorpusDocument other =
                Corpus.documents(8, 1, Part.TRAIN).skip(5).findFirst().orElseThrow();
        assertThat(again.text()).isEqualTo(once.text()).isNotEqualTo(other.text());
        assertThat(again.labels()).isEqualTo(once.labels());
        assertThat(pixels(again)).isEqualTo(pixels(once));
    }

    @Test
    void theFontsHaveEveryCharacterOfTheTemplates() {
        TypeFace face = TypeFace.of("arimo-400");
        Set<Character> missing = new TreeSet<>();
        Corpus.templates()
                .forEach(template -> String.join("", template.body())
                        .chars()
                        .mapToObj(c -> (char) c)
                        .filter(c -> !face.has(c))
                        .forEach(missing::add));
        assertThat(missing).isEmpty();
    }

    @Test
    void madeUpNumbersHaveRightCheckDigits() {
        List<Label> labels =
                both(4, 3).flatMap(document -> document.labels().stream()).toList();
        assertThat(values(labels, LabelType.NPI)).isNotEmpty().allMatch(CorpusTest::passesLuhn);
        assertThat(values(labels, LabelType.NPI_INVALID)).noneMatch(CorpusTest::passesLuhn);
        assertThat(values(labels, LabelType.DEA)).isNotEmpty().allMatch(dea -> {
            int odd = dea.charAt(2) + dea.charAt(4) + dea.charAt(6) - 3 * '0';
            int even = dea.charAt(3) + dea.charAt(5) + dea.charAt(7) - 3 * '0';
            return (odd + 2 * even) % 10 == dea.charAt(8) - '0';
        });
    }

    private static boolean passesLuhn(String npi) {
        int sum = 24;
        for (int i = 0; i < 10; i++) {
            int digit = npi.charAt(9 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private static Set<String> values(List<Label> labels, LabelType type) {
        return labels.stream()
                .filter(label -> label.type() == type)
                .map(Label::value)
                .collect(Collectors.toSet());
    }

    private static int pixels(CorpusDocument document) {
        return java.util.Arrays.hashCode(
                CorpusCommand.bitmap(document.pages().getFirst()).bits());
    }

    private static Set<String> families(Part part) {
        return Corpus.templates().stream()
                .filter(template -> template.part() == part)
                .map(Template::family)
                .collect(Collectors.toSet());
    }

    private static Stream<CorpusDocument> both(long seed, int perTemplate) {
        return Stream.of(Part.values()).flatMap(part -> Corpus.documents(seed, perTemplate, part));
    }
}

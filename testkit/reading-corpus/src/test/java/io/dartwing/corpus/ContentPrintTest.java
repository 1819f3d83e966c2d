package io.dartwing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.spam.ContentPrint;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentPrintTest {
    private static final long KEY = 0x5eedL;
    private static final List<CorpusDocument> FAXES = Corpus.documents(5, 1, Part.TRAIN)
            .filter(fax -> fax.text().split("\\s+").length > 60)
            .limit(60)
            .toList();

    @Test
    void theSamePageReadALittleDifferentlyIsNear() {
        Random chance = new Random(3);
        assertThat(FAXES).hasSize(60);
        long near = FAXES.stream()
                .filter(fax -> distance(fax.text(), misread(fax.text(), chance)) <= ContentPrint.NEAR)
                .count();
        assertThat(near / (double) FAXES.size()).isGreaterThan(0.9);
    }

    @Test
    void otherDocumentsAreFar() {
        for (int i = 0; i < FAXES.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!FAXES.get(i).family().equals(FAXES.get(j).family())) {
                    assertThat(distance(FAXES.get(i).text(), FAXES.get(j).text()))
                            .isGreaterThan(ContentPrint.NEAR);
                }
            }
        }
    }

    @Test
    void otherKeysCanNotBeComparedAndFewWordsSayNothing() {
        List<PageReading> pages = List.of(TypedText.page(1, FAXES.getFirst().text()));
        long one = ContentPrint.of(pages, KEY).orElseThrow();
        long other = ContentPrint.of(pages, KEY + 1).orElseThrow();
        assertThat(Long.bitCount(one ^ other)).isGreaterThan(ContentPrint.NEAR);
        assertThat(ContentPrint.of(List.of(TypedText.page(1, "Please call me back")), KEY))
                .isEmpty();
        assertThat(ContentPrint.of(List.of(), KEY)).isEmpty();
    }

    private static int distance(String one, String other) {
        return Long.bitCount(print(one) ^ print(other));
    }

    private static long print(String text) {
        return ContentPrint.of(List.of(TypedText.page(1, text)), KEY).orElseThrow();
    }

    /// One word in twelve is read wrong.
    private static String misread(String text, Random chance) {
        return text.lines()
                .map(line -> Stream.of(line.split(" ", -1))
                        .map(word -> word.length() > 2 && chance.nextInt(12) == 0 ? "x" + word.substring(1) : word)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}

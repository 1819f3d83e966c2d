package io.dartwing.engine.reading.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.PageReading.Outcome;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.Word;
import io.dartwing.engine.reading.outside.SeenWords.Corner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideReadingTest {
    private static final PagePicture PICTURE = new PagePicture(new byte[0], 1000, 2000);

    @Test
    void wordsLieInFractionsOfThePageWithTheirLinesAndParagraphs() {
        var words = new SeenWords(PICTURE);
        words.add("Jane", rectangle(100, 200, 300, 240), 0.9);
        words.add("Doe", rectangle(320, 200, 400, 240), 0.8);
        words.endLine();
        words.add("Main", rectangle(100, 260, 200, 300), 0.7);
        words.endParagraph();
        words.endLine();
        words.add(" ", rectangle(100, 400, 110, 410), 1);
        words.add("Street", rectangle(900, 1980, 1010, 2003), 1.5);
        OutsideAnswer.Seen seen = words.seen();
        assertThat(seen.rotation()).isZero();
        assertThat(seen.words()).extracting(Word::text).containsExactly("Jane", "Doe", "Main", "Street");
        assertThat(seen.words()).extracting(Word::line).containsExactly(0, 0, 1, 2);
        assertThat(seen.words()).extracting(Word::paragraph).containsExactly(0, 0, 0, 1);
        assertThat(seen.words().getFirst().box().x()).isEqualTo(0.1);
        assertThat(seen.words().getFirst().box().height()).isCloseTo(0.02, within(1e-9));
        Word beyond = seen.words().getLast();
        assertThat(beyond.box().x() + beyond.box().width())
                .as("stays on the page")
                .isCloseTo(1, within(1e-9));
        assertThat(beyond.confidence()).isEqualTo(1);
        assertThat(seen.toString()).isEqualTo("Seen[4 words]");
    }

    @Test
    void noMoreIsTakenThanAPageCanHold() {
        var words = new SeenWords(PICTURE);
        words.add("a\0b\ud800c\n", rectangle(0, 0, 10, 10), Double.NaN);
        words.add("x".repeat(501), rectangle(0, 0, 10, 10), 1);
        words.add("cornerless", List.of(), 1);
        for (int i = 0; i < 1000; i++) {
            words.add("y".repeat(400), rectangle(0, 0, 10, 10), -1);
        }
        List<Word> seen = words.seen().words();
        assertThat(seen.getFirst().text()).isEqualTo("abc");
        assertThat(seen).hasSize(250).allMatch(word -> word.confidence() == 0);
    }

    @Test
    void thePageStandsAsMostOfItsTextDoes() {
        assertThat(turned(new Corner(100, 100), new Corner(200, 101))).isZero();
        assertThat(turned(new Corner(200, 100), new Corner(199, 300)))
                .as("runs down")
                .isEqualTo(270);
        assertThat(turned(new Corner(300, 300), new Corner(100, 299)))
                .as("upside down")
                .isEqualTo(180);
        assertThat(turned(new Corner(100, 300), new Corner(101, 100)))
                .as("runs up")
                .isEqualTo(90);
    }

    private static int turned(Corner from, Corner to) {
        var words = new SeenWords(PICTURE);
        words.add("a", rectangle(10, 10, 20, 20), 1);
        words.add("margin note", List.of(from, to, to, from), 1);
        return words.seen().rotation();
    }

    @Test
    void theReadingWithMoreLettersReadMoreSurelyIsKept() {
        PageReading own = page(new PageReading.Read(), word("J4ne D0e", 0.6));
        PageReading better = BetterReading.of(own, new OutsideAnswer.Seen(List.of(word("Jane Doe", 0.9)), 180))
                .orElseThrow();
        assertThat(better.text()).isEqualTo("Jane Doe");
        assertThat(better.confidence()).isEqualTo(0.9);
        assertThat(better.rotation()).isEqualTo(180);
        assertThat(better.skewDegrees()).as("not known of another pose").isZero();
        assertThat(better.number()).isEqualTo(own.number());
        assertThat(better.width()).isEqualTo(own.width());
        assertThat(BetterReading.of(own, new OutsideAnswer.Seen(List.of(word("Jane", 0.7)), 0)))
                .as("surer, but less")
                .isEmpty();
        PageReading guessed = page(new PageReading.Read(), word("|\\/\\_ ~ -- nnm1l|", 0.3));
        assertThat(BetterReading.of(guessed, new OutsideAnswer.Seen(List.of(word("Jane", 0.9)), 0)))
                .as("much garbage against one word")
                .isPresent();
        assertThat(BetterReading.of(own, new OutsideAnswer.Seen(List.of(), 0))).isEmpty();
    }

    @Test
    void aDocumentIsAsSureAsItsPages() {
        PageReading own = page(new PageReading.Read(), word("J4ne", 0.4));
        var document = new DocumentReading(List.of(own), 0.4, Duration.ofSeconds(1), Optional.empty());
        DocumentReading other = document.withPages(List.of(own.withText(List.of(word("Jane", 0.9)), 0)));
        assertThat(other.meanConfidence()).isEqualTo(0.9);
        assertThat(other.text()).isEqualTo("Jane");
        assertThat(other.duration()).isEqualTo(document.duration());
    }

    @Test
    void doubtfulIsWhatWasReadBadlyAndCanBeSeen() {
        assertThat(BetterReading.doubtful(page(new PageReading.Read(), word("J4ne", 0.59)), 0.6))
                .isTrue();
        assertThat(BetterReading.doubtful(page(new PageReading.Read(), word("Jane", 0.6)), 0.6))
                .isFalse();
        assertThat(BetterReading.doubtful(page(new PageReading.Read()), 0.6))
                .as("ink, no words")
                .isTrue();
        assertThat(BetterReading.doubtful(page(new PageReading.Blank()), 0.6)).isFalse();
        assertThat(BetterReading.doubtful(page(new PageReading.Unreadable(Reason.TIME_LIMIT)), 0.6))
                .isTrue();
        assertThat(BetterReading.doubtful(page(new PageReading.Unreadable(Reason.DAMAGED)), 0.6))
                .isFalse();
    }

    @Test
    void aPictureKnowsItsSize() {
        byte[] png = new byte[30];
        byte[] start = {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 6, -64
        };
        System.arraycopy(start, 0, png, 0, start.length);
        png[23] = 7;
        PagePicture picture = PagePicture.of(png);
        assertThat(picture.width()).isEqualTo(1728);
        assertThat(picture.height()).isEqualTo(7);
        assertThat(picture.toString()).isEqualTo("PagePicture[1728x7]");
        assertThatThrownBy(() -> PagePicture.of(new byte[40])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Word word(String text, double confidence) {
        var words = new SeenWords(PICTURE);
        words.add(text, rectangle(100, 100, 300, 140), confidence);
        return words.seen().words().getFirst();
    }

    private static List<Corner> rectangle(int left, int top, int right, int bottom) {
        return List.of(
                new Corner(left, top), new Corner(right, top), new Corner(right, bottom), new Corner(left, bottom));
    }

    private static PageReading page(Outcome outcome, Word... words) {
        PageReading blank = new PageReading(3, outcome, "", List.of(), 0, 0, 1.5, 1728, 2200);
        return words.length == 0 ? blank : blank.withText(List.of(words), 0);
    }
}

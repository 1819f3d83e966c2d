package io.dartwing.fax.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientListTest {
    private static RecipientList csv(String text, String... places) throws IOException {
        return RecipientList.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Set.of(places), "US");
    }

    @Test
    void eachNumberStandsInItOnceHoweverItIsWritten() throws IOException {
        RecipientList list = csv("Name,Number\nA,+13035550142\nB,(303) 555-0142\nC,303-555-0143\n");
        assertThat(list.recipients())
                .extracting(one -> one.number().e164())
                .containsExactly("+13035550142", "+13035550143");
        assertThat(list.report().duplicates()).isEqualTo(1);
        assertThat(list.report().bad().getFirst().line()).isEqualTo(3);
    }

    @Test
    void whatTheTextsDoNotNameIsNotKept() throws IOException {
        RecipientList list = csv("number,name,city,diagnosis\n+13035550142,A,Springfield,secret\n", "city");
        assertThat(list.recipients().getFirst().values()).isEqualTo(Map.of("name", "A", "city", "Springfield"));
    }

    @Test
    void rowsThatCannotBeReadAreNamedByTheirLines() throws IOException {
        RecipientList list = csv("number\n12\n\n+13035550142\n\"a\"b\n");
        assertThat(list.report().rejected()).isEqualTo(2);
        assertThat(list.report().bad()).extracting(row -> row.line()).containsExactly(2, 5);
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> csv("number\n+13035550142\n", "city"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("message");
    }

    @Test
    void tooManyAreRefused() {
        var text = new StringBuilder("number\n");
        for (int i = 0; i <= RecipientList.MOST; i++) {
            text.append("+1303%07d%n".formatted(i + 2_000_000));
        }
        assertThatThrownBy(() -> csv(text.toString())).isInstanceOf(ProblemException.class);
    }

    @Test
    void placesAreFilledWithWhatTheListSays() {
        assertThat(MergeText.places("Dear {Name} of { company }")).containsExactly("name", "company");
        assertThat(MergeText.fill("Dear {Name}{gone} $1", Map.of("name", "A{x}$2"), 100))
                .isEqualTo("Dear A{x}$2 $1");
        assertThat(MergeText.fill("{name}", Map.of("name", "abcdef"), 3)).isEqualTo("abc");
    }

    @Test
    void theNoticeNamesEveryWayAndTheCode() {
        String notice = new OptOut("+18005550143", "+13035550144", Optional.empty()).notice("BC-2026-00001/7");
        assertThat(notice).contains("+1 800-555-0143", "+1 303-555-0144", "BC-2026-00001/7", "30 days", "any time");
    }

    @Test
    void spreadsheetsGetNoFormulas() {
        var recipient = new Recipient(
                java.util.UUID.randomUUID(),
                1,
                "+13035550142",
                Map.of("name", "=cmd()", "company", "A \"B\""),
                Recipient.State.WAITING,
                Optional.empty(),
                Optional.empty());
        assertThat(ResultsCsv.row(recipient))
                .isEqualTo("1,\"+13035550142\",\"'=cmd()\",\"A \"\"B\"\"\",waiting,,,,,\r\n");
    }
}

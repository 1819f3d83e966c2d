package io.dartwing.telephony.porting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PortLetterTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    @Test
    void saysWhoLetsWhichNumbersGoToWhom() {
        String letter = text(port(List.of("+13035550101", "+13035550102"), "ACC-4711-0815"));
        assertThat(letter)
                .contains("New carrier: Telnyx main")
                .contains("Name: Port Clinic Inc.")
                .contains("1 Main St, Denver, CO 80202, US")
                .contains("Billing telephone number: +13035550101")
                .contains("Numbers to port: 2", "+13035550102")
                .contains("Wanted on: 15 January 2027")
                .contains("I authorize the new carrier")
                .contains("Signature: ____", "Name: Dr. Pat Porter", "Date: ____");
    }

    @Test
    void tellsTheAccountByItsEndAndThePinNotAtAll() {
        assertThat(text(port(List.of("+13035550101"), "ACC-4711-0815")))
                .contains("ending in 0815")
                .doesNotContain("4711", "9876");
        assertThat(text(port(List.of("+13035550101"), "1234"))).doesNotContain("1234", "ending in");
    }

    @Test
    void isPrintedOnAsManyPagesAsItTakes() throws Exception {
        List<String> many = IntStream.range(0, 100)
                .mapToObj(index -> "+1303555" + (1000 + index))
                .toList();
        try (var pdf = Loader.loadPDF(PortLetterPdf.of(PortLetter.of(port(many, null), "名前 carrier")))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            String printed = new PDFTextStripper().getText(pdf);
            many.forEach(number -> assertThat(printed).contains(number));
            assertThat(printed).contains("Signature:").contains("carrier");
        }
    }

    @Test
    void whatComesFromOutsideBeginsNoLineOfItsOwn() {
        assertThat(PortLetter.of(port(List.of("+13035550101"), null), "Winner\nSignature: forged"))
                .noneMatch(line -> line.text().startsWith("Signature: forged"));
    }

    private static String text(Port port) {
        return PortLetter.of(port, "Telnyx main").stream()
                .map(PortLetter.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static Port port(List<String> numbers, String account) {
        var details = new PortDetails(
                "Port Clinic Inc.",
                "Dr. Pat Porter",
                numbers.getFirst(),
                account,
                "9876",
                "1 Main St",
                "Denver",
                "CO",
                "80202",
                "us");
        return new Port(
                ID,
                Optional.of(ID),
                Optional.empty(),
                Collections.unmodifiableList(numbers),
                Optional.empty(),
                false,
                PortOrderState.DRAFT,
                details,
                Optional.of(Instant.parse("2027-01-15T15:00:00Z")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                Instant.EPOCH,
                "Pat",
                Optional.empty(),
                Optional.empty());
    }
}

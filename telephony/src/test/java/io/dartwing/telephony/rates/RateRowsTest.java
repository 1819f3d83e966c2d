package io.dartwing.telephony.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.csv.BadRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateRowsTest {
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
    private final List<Rate> rates = new ArrayList<>();

    @Test
    void aPriceListIsRead() throws IOException {
        var report = read("""
                prefix,price,currency,valid_from,valid_to,label
                1,0.0042,USD,2026-12-01,,United States
                +1876,0.125,usd,2026-12-01T00:00:00Z,2027-01-01T01:00:00+01:00,"Jamaica, mobile ""all\"""
                """);
        assertThat(report).isEqualTo(new RateRows.Report(2, 0, List.of()));
        assertThat(rates)
                .containsExactly(
                        new Rate("1", Money.of("0.0042", "USD"), DECEMBER, Optional.empty(), "United States"),
                        new Rate(
                                "1876",
                                Money.of("0.125", "USD"),
                                DECEMBER,
                                Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                                "Jamaica, mobile \"all\""));
    }

    @Test
    void columnsMayStandInAnyOrderAfterAByteOrderMark() throws IOException {
        read("\uFEFFCurrency,Network,Price,Prefix,Valid_From\r\nEUR,Telekom,0.02,49151,2026-12-01\r\n");
        assertThat(rates).containsExactly(new Rate("49151", Money.of("0.02", "EUR"), DECEMBER, Optional.empty(), ""));
    }

    @Test
    void everyBadRowSaysWhereAndWhatWasExpected() throws IOException {
        var report = read("""
                prefix,price,currency,valid_from,valid_to,label
                1,0.01,USD,2026-12-01,,fine
                x1,0.01,USD,2026-12-01,,

                44,-1,USD,2026-12-01,,
                44,1e5,USD,2026-12-01,,
                44,0.000000001,USD,2026-12-01,,
                44,0.01,XXQ,2026-12-01,,
                44,0.01,USD,01.12.2026,,
                44,0.01,USD,2026-13-01,,
                44,0.01,USD,,,
                44,0.01,USD,2026-12-01,2026-12-01,
                1,0.02,USD,2026-12-01,,twice
                "44"x,0.01,USD,2026-12-01,,
                49,0.01,USD,2026-12-01,,fine too
                """);
        assertThat(report.good()).isEqualTo(2);
        assertThat(report.bad()).isEqualTo(11);
        assertThat(report.first().stream().map(bad -> bad.line() + " " + bad.field()))
                .containsExactly(
                        "3 prefix",
                        "5 price",
                        "6 price",
                        "7 price",
                        "8 currency",
                        "9 valid_from",
                        "10 valid_from",
                        "11 valid_from",
                        "12 valid_to",
                        "13 prefix",
                        "14 row");
        assertThat(report.first().getFirst())
                .isEqualTo(new BadRow(3, "prefix", "not a prefix", "1 to 15 digits, the first not 0"));
        assertThat(rates.stream().map(Rate::prefix)).containsExactly("1", "49");
    }

    @Test
    void theSamePrefixMayChangeItsPriceLater() throws IOException {
        var report = read("prefix,price,currency,valid_from\n1,0.01,USD,2026-12-01\n1,0.02,USD,2027-01-01\n");
        assertThat(report.good()).isEqualTo(2);
    }

    @Test
    void anUnclosedQuoteIsReported() throws IOException {
        var report = read("prefix,price,currency,valid_from,label\n1,0.01,USD,2026-12-01,\"open\n");
        assertThat(report.first())
                .singleElement()
                .extracting(BadRow::problem)
                .isEqualTo("a quote that is never closed");
    }

    @Test
    void atMostAHundredBadRowsAreListedButAllAreCounted() throws IOException {
        var report = read("prefix,price,currency,valid_from\n" + "0,1,USD,2026-12-01\n".repeat(250));
        assertThat(report.bad()).isEqualTo(250);
        assertThat(report.first()).hasSize(100);
    }

    @Test
    void aFileThatIsNoPriceListIsRefusedAsAWhole() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("file: no column prefix");
        assertThatThrownBy(() -> read("prefix,price,currency\n1,2,USD\n")).hasMessageContaining("no column valid_from");
        assertThatThrownBy(() -> read("prefix,prefix\n")).hasMessageContaining("stands twice");
        String latin = "prefix,price,currency,valid_from,label\n1,1,USD,2026-12-01,Curaçao\n";
        assertThatThrownBy(() -> read(latin, StandardCharsets.ISO_8859_1)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFileWithTooManyRowsIsRefused() {
        String huge = "prefix,price,currency,valid_from\n" + "0,\n".repeat(RateRows.MOST_ROWS + 1);
        assertThatThrownBy(() -> read(huge)).hasMessageContaining("file: too many rows (expected: at most 500000)");
    }

    private RateRows.Report read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    private RateRows.Report read(String text, Charset charset) throws IOException {
        return RateRows.read(new ByteArrayInputStream(text.getBytes(charset)), rates::add);
    }
}

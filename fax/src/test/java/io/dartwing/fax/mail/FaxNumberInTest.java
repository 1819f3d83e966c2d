package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.mail.FaxNumberIn.Found;
import io.dartwing.testkit.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaxNumberInTest {
    @Test
    @Covers("FAX-E-002-08")
    void theNumberStandsInTheSubject() {
        assertThat(inSubject("Fax to +1 (303) 555-0100")).isEqualTo("+13035550100");
        assertThat(inSubject("+49 30 1234567, please")).isEqualTo("+49301234567");
        assertThat(inSubject("13035550100")).isEqualTo("+13035550100");
        assertThat(inSubject("Re: +13035550100 order 4711")).isEqualTo("+13035550100");
    }

    @Test
    void theAddressGoesBeforeTheSubject() {
        assertThat(of(List.of("+13035550100@fax.example.org"), "+12025550143")).isEqualTo("+13035550100");
        assertThat(of(List.of("13035550100@fax.example.org"), "")).isEqualTo("+13035550100");
        assertThat(of(List.of("fax+13035550100@fax.example.org"), "")).isEqualTo("+13035550100");
    }

    @Test
    void addressesElsewhereAreNotMeant() {
        assertThat(of(List.of("+13035550100@gateway.example.com"), "+1 202 555 0143"))
                .isEqualTo("+12025550143");
        assertThat(of(List.of("+13035550100@gateway.example.com"), "Hello")).contains("no fax number");
    }

    @Test
    void whatIsNotClearIsNotGuessed() {
        assertThat(inSubject("Fax to 3035550100")).contains("no fax number");
        assertThat(inSubject("Invoice 20261128")).contains("no fax number");
        assertThat(inSubject("")).contains("no fax number");
        assertThat(inSubject("+13035550100 or +12025550143")).contains("more than one");
        assertThat(of(List.of("3035550100@fax.example.org"), "")).contains("no fax number");
        assertThat(of(List.of("info@fax.example.org", "desk3@fax.example.org"), ""))
                .contains("no fax number");
        assertThat(of(List.of("+13035550100@fax.example.org", "+12025550143@fax.example.org"), ""))
                .contains("more than one");
    }

    @Test
    void theSameNumberTwiceIsOne() {
        assertThat(inSubject("+13035550100 (+1 303 555 0100)")).isEqualTo("+13035550100");
    }

    private static String inSubject(String subject) {
        return of(List.of("fax@fax.example.org"), subject);
    }

    private static String of(List<String> recipients, String subject) {
        return switch (FaxNumberIn.of(recipients, "fax.example.org", subject)) {
            case Found.One(var number) -> number.e164();
            case Found.None(String problem) -> problem;
        };
    }
}

package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.mail.DmarcPolicies.Strictness;
import io.dartwing.testkit.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthResultsTest {
    private static final String SERVER = "mx.clinic.example";

    @Test
    @Covers("FAX-E-002-01")
    void whatTheMailServerFoundProvesTheAuthorsDomain() {
        assertThat(judge("dmarc=pass (p=none) header.from=clinic.example")).isInstanceOf(Proof.Proven.class);
        assertThat(judge("dkim=pass header.d=clinic.example header.s=one")).isInstanceOf(Proof.Proven.class);
        assertThat(judge("dkim=pass header.i=@mail.clinic.example")).isInstanceOf(Proof.Proven.class);
        assertThat(judge("spf=pass (sender is allowed; really) smtp.mailfrom=desk@clinic.example"))
                .isInstanceOf(Proof.Proven.class);
    }

    @Test
    void anotherDomainsPassProvesNothing() {
        assertThat(judge("dkim=pass header.d=mailer.example; spf=pass smtp.mailfrom=b@mailer.example"))
                .isInstanceOf(Proof.Unproven.class);
        assertThat(judge("dmarc=pass header.from=mailer.example")).isInstanceOf(Proof.Unproven.class);
        assertThat(judge("dkim=pass header.d=example")).isInstanceOf(Proof.Unproven.class);
        assertThat(judge("none")).isInstanceOf(Proof.Unproven.class);
        assertThat(judge("spf=softfail smtp.mailfrom=clinic.example")).isInstanceOf(Proof.Unproven.class);
    }

    @Test
    void domainsOfStrangersUnderOneEndDoNotBelongTogether() {
        assertThat(Alignment.of("lab.co.uk", "clinic.co.uk", false)).isFalse();
        assertThat(Alignment.of("one.github.io", "two.github.io", false)).isFalse();
        assertThat(Alignment.of("lab.example", "clinic.example", false)).isFalse();
        assertThat(Alignment.of("co.uk", "clinic.co.uk", false)).isFalse();
        assertThat(Alignment.of("mail.clinic.co.uk", "desk.clinic.co.uk", false))
                .isTrue();
        assertThat(Alignment.of("", "", false)).isFalse();
    }

    @Test
    void whatTheDomainDeniesIsForged() {
        assertThat(judge("dmarc=fail header.from=clinic.example; spf=pass smtp.mailfrom=a@mailer.example"))
                .isInstanceOf(Proof.Forged.class);
        assertThat(judge("spf=fail smtp.mailfrom=desk@clinic.example")).isInstanceOf(Proof.Forged.class);
        assertThat(judge("spf=fail smtp.mailfrom=clinic.example; dkim=pass header.d=clinic.example"))
                .as("a signature survives being handed on")
                .isInstanceOf(Proof.Proven.class);
    }

    @Test
    void aDomainThatAsksForItIsMatchedExactly() {
        var results = AuthResults.of(List.of(SERVER + "; dkim=pass header.d=mail.clinic.example"), SERVER)
                .orElseThrow();
        assertThat(AuthResults.judge(results, "clinic.example", new Strictness(true, true)))
                .isInstanceOf(Proof.Unproven.class);
    }

    @Test
    void onlyTheTopmostLineOfTheNamedServerCounts() {
        assertThat(AuthResults.of(List.of("evil.example; dmarc=pass header.from=clinic.example"), SERVER))
                .isEmpty();
        var results = AuthResults.of(
                        List.of(
                                SERVER + " 1; dmarc=fail header.from=clinic.example",
                                SERVER + "; dmarc=pass header.from=clinic.example"),
                        SERVER)
                .orElseThrow();
        assertThat(AuthResults.judge(results, "clinic.example", Strictness.RELAXED))
                .isInstanceOf(Proof.Forged.class);
    }

    @Test
    void commentsAndQuotesCanTWriteResults() {
        assertThat(judge("spf=none (dmarc=pass header.from=clinic.example;) smtp.mailfrom=x"))
                .isInstanceOf(Proof.Unproven.class);
        assertThat(judge("spf=none smtp.helo=\"a; dmarc=pass header.from=clinic.example\""))
                .isInstanceOf(Proof.Unproven.class);
    }

    private static Proof judge(String rest) {
        var results = AuthResults.of(List.of(SERVER + ";\r\n " + rest), SERVER).orElseThrow();
        return AuthResults.judge(results, "clinic.example", Strictness.RELAXED);
    }
}

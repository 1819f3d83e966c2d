package io.dartwing.fax.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.link.LinkVisits.Answer;
import io.dartwing.fax.link.SecureLink.By;
import io.dartwing.fax.link.SecureLink.Channel;
import io.dartwing.fax.link.SecureLink.Document;
import io.dartwing.fax.link.SecureLink.State;
import io.dartwing.kernel.Ids;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecureLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void itIsOpenUntilItsTimeIsOverItIsTakenBackOrTooManyWrongCodesWereShown() {
        assertThat(link(0, null).state(NOW)).isEqualTo(State.OPEN);
        assertThat(link(9, null).state(NOW.plusSeconds(59))).isEqualTo(State.OPEN);
        assertThat(link(0, null).state(NOW.plusSeconds(60))).isEqualTo(State.EXPIRED);
        assertThat(link(10, null).state(NOW)).isEqualTo(State.LOCKED);
        assertThat(link(10, NOW).state(NOW.plusSeconds(60))).isEqualTo(State.REVOKED);
    }

    @Test
    void ofAnAddressTheNetworkIsKept() throws Exception {
        assertThat(network("198.51.100.77")).isEqualTo("198.51.100.0/24");
        assertThat(network("2001:db8:12:34::7")).isEqualTo("2001:db8:12:0:0:0:0:0/48");
        assertThat(LinkVisitor.of(Optional.empty()).network()).isEqualTo("unknown");
    }

    @Test
    void aNetworkThatAsksTooOftenWaitsAndOthersDont() {
        var pace = new VisitorPace();
        for (int i = 0; i < VisitorPace.A_MINUTE; i++) {
            assertThat(pace.take(new LinkVisitor("198.51.100.0/24"))).isEmpty();
        }
        assertThat(pace.take(new LinkVisitor("198.51.100.0/24")))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
        assertThat(pace.take(new LinkVisitor("203.0.113.0/24"))).isEmpty();
    }

    @Test
    void aNameEndsAsItsContentAsks() {
        assertThat(LinkNames.withEnding("Report.PDF", "application/pdf")).isEqualTo("Report.PDF");
        assertThat(LinkNames.withEnding("setup.exe", "application/pdf")).isEqualTo("setup.exe.pdf");
        assertThat(LinkNames.withEnding("pdf", "application/pdf")).isEqualTo("pdf.pdf");
        assertThat(LinkNames.withEnding("page.html", "image/tiff")).isEqualTo("page.html.tif");
    }

    @Test
    void namesOnThePageAreText() {
        var document = new Document(Ids.next(), Ids.next(), "<script>x</script>.pdf", "application/pdf", 2048);
        String page = LinkHtml.documents(
                "abcdefghjkmnpqrs",
                "12345678\"><b>",
                new Answer.Open("A & <i>B</i>", List.of(document), List.of(), NOW));
        assertThat(page)
                .contains("&lt;script&gt;x&lt;/script&gt;.pdf", "A &amp; &lt;i&gt;B", "2 KB")
                .contains("action=\"/d/abcd-efgh-jkmn-pqrs/documents/" + document.id() + "\"")
                .doesNotContain("<script", "<i>", "\"><b>");
        assertThat(LinkHtml.documents("abcdefghjkmnpqrs", "1", usedUp(document)))
                .contains("as often as allowed")
                .doesNotContain("<form");
    }

    private static Answer.Open usedUp(Document document) {
        return new Answer.Open("A", List.of(document), List.of(document.id()), NOW);
    }

    private static String network(String address) throws Exception {
        return LinkVisitor.of(Optional.of(InetAddress.getByName(address))).network();
    }

    private static SecureLink link(int wrongCodes, @Nullable Instant revoked) {
        return new SecureLink(
                Ids.next(),
                Ids.next(),
                Channel.FAX,
                "+12025550143",
                10,
                wrongCodes,
                NOW,
                new By(Ids.next(), true, "Pat"),
                NOW.plusSeconds(60),
                Optional.ofNullable(revoked));
    }
}

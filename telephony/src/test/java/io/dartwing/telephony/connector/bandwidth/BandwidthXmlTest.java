package io.dartwing.telephony.connector.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class BandwidthXmlTest {
    private static Optional<Element> parse(String xml) {
        return BandwidthXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatBandwidthSends() {
        Element result = parse("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><SearchResult>"
                        + "<!-- two --><TelephoneNumber>1</TelephoneNumber><TelephoneNumber> 2 </TelephoneNumber>"
                        + "</SearchResult>")
                .orElseThrow();
        assertThat(BandwidthXml.all(result, "TelephoneNumber")).hasSize(2);
        assertThat(BandwidthXml.text(result, "TelephoneNumber")).isEqualTo("1");
        assertThat(BandwidthXml.text(result, "Other")).isEmpty();
    }

    @Test
    void outsideEntitiesAreNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        assertThat(parse("<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><a>&e;</a>"))
                .isEmpty();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            assertThat(parse("<!DOCTYPE a SYSTEM \"" + address + "\"><a/>")).isEmpty();
            assertThat(parse("<!DOCTYPE a [<!ENTITY % e SYSTEM \"" + address + "\"> %e;]><a/>"))
                    .isEmpty();
            assertThat(asked(server)).isFalse();
        }
    }

    private static boolean asked(ServerSocket server) throws IOException {
        try (var connection = server.accept()) {
            return connection.isConnected();
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    void documentsThatGrowAndNonsenseAreNothing() {
        for (String xml : List.of(
                "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>",
                "",
                "{}",
                "<a>",
                "<a/><b/>",
                "<html><br></html>")) {
            assertThat(parse(xml)).isEmpty();
        }
    }

    @Test
    void whatIsWrittenCanNotLeaveItsElement() {
        assertThat(BandwidthXml.element("SiteId", "1</SiteId><x>&"))
                .isEqualTo("<SiteId>1&lt;/SiteId&gt;&lt;x&gt;&amp;</SiteId>");
    }
}

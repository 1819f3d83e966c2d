package io.dartwing.telephony.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebMultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=xYz";

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsFieldsAndFilesByteForByte() {
        var parts = WebMultipart.parse(
                TYPE,
                body("--xYz\r\nContent-Disposition: form-data; name=\"fax\"\r\n\r\n{}\r\n"
                        + "--xYz\r\ncontent-disposition: form-data; name=file; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n\r\n--xY\0\u00ff\r\n\r\n--xYz--\r\n"));
        assertThat(parts).extracting(WebMultipart.Part::name).containsExactly("fax", "file");
        assertThat(parts.get(0).file()).isFalse();
        assertThat(parts.get(0).text()).isEqualTo("{}");
        assertThat(parts.get(1).file()).isTrue();
        assertThat(parts.get(1).contentType()).isEqualTo("application/pdf");
        assertThat(parts.get(1).content()).isEqualTo(body("\r\n--xY\0\u00ff\r\n"));
    }

    @Test
    void doesNotTakeTheFilesNameForTheFieldsName() {
        var parts = WebMultipart.parse(
                TYPE,
                body("--xYz\r\nContent-Disposition: form-data; filename=\"n\"; name=\"file\"\r\n\r\nx\r\n--xYz--"));
        assertThat(parts.getFirst().name()).isEqualTo("file");
    }

    @Test
    void readsAnEmptyPart() {
        var parts = WebMultipart.parse(
                TYPE, body("--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--xYz--"));
        assertThat(parts.getFirst().text()).isEmpty();
    }

    @Test
    void refusesWhatIsCutOffOrHasNoName() {
        for (String broken : new String[] {
            "",
            "--xYz",
            "--xYz\r\n",
            "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--xYz\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xYz--",
            "--xYz\r\nno end of headers\r\n--xYz--",
            "garbage--xYz--"
        }) {
            assertThatThrownBy(() -> WebMultipart.parse(TYPE, body(broken)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> WebMultipart.parse("multipart/form-data", body("--x--")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.dartwing.platform.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.notifications.NoticeKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final NoticeKind KIND = NoticeKind.of(
                    "fax.assigned", "A fax is yours", "{fax_name}", "{fax_name} from {sender}", "fax_name", "sender")
            .withPhi("sender");

    @Test
    void whatMayBePhiIsLeftOutUnlessAllowed() {
        Map<String, String> values = Map.of("fax_name", "FAX-1", "sender", "+12025550123");
        assertThat(Wording.fill(KIND, KIND.text(), values, false)).isEqualTo("FAX-1 from …");
        assertThat(Wording.fill(KIND, KIND.text(), values, true)).isEqualTo("FAX-1 from +12025550123");
    }

    @Test
    void aValueIsTextAndNothingElse() {
        Map<String, String> values = Map.of("fax_name", "{sender}$1\\<script>", "sender", "x");
        String text = Wording.fill(KIND, KIND.text(), values, true);
        assertThat(text).isEqualTo("{sender}$1\\<script> from x");
        assertThat(Wording.html(text + "\n&'\""))
                .contains("&lt;script&gt;", "&amp;&#39;&quot;")
                .doesNotContain("<script");
    }

    @Test
    void aTemplateNamesOnlyWhatItsKindHas() {
        assertThat(Wording.unknownPlaces(KIND, "{fax_name} {password} {sender} {x}"))
                .containsExactly("password", "x");
    }
}

package io.dartwing.fax.faxbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.fax.document.FaxStatus;
import io.dartwing.platform.permission.Permissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

class FaxbotRulesTest {
    @ParameterizedTest
    @CsvSource({
        "+12025550143, US, +12025550143",
        "12025550143, US, +12025550143",
        "2025550143, US, +12025550143",
        "(202) 555-0143, US, +12025550143",
        "02079460958, GB, +442079460958",
        "+442079460958, US, +442079460958",
        "030123456, DE, +4930123456"
    })
    void aNumberIsReadAsItIsDialledInItsCountry(String text, String country, String expected) {
        assertThat(FaxNumberText.resolve(text, country).e164()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "12345", "+1", "123456789012345678901", "sip:a@b", "1-800-FLOWERS", "442079460958"})
    void whatIsNoNumberIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> FaxNumberText.resolve(text, "US"))
                .isInstanceOfSatisfying(FaxbotRefusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(String.valueOf(refusal.detail())).doesNotContain("4420");
                });
    }

    @Test
    void everyStateHasAWordOfFaxbots() {
        assertThat(FaxJobState.of(FaxStatus.QUEUED, false)).isEqualTo("queued");
        assertThat(FaxJobState.of(FaxStatus.SENDING, false)).isEqualTo("in_progress");
        assertThat(FaxJobState.of(FaxStatus.UNCERTAIN, false)).isEqualTo("in_progress");
        assertThat(FaxJobState.of(FaxStatus.SENT, false)).isEqualTo("SUCCESS");
        assertThat(FaxJobState.of(FaxStatus.FAILED, false)).isEqualTo("FAILED");
        assertThat(FaxJobState.of(FaxStatus.CANCELLED, false)).isEqualTo("FAILED");
        assertThat(FaxJobState.of(FaxStatus.SENT, true)).isEqualTo("disabled");
    }

    @Test
    void scopesAskForNoMoreOfOursThanTheyNeed() {
        assertThat(FaxbotScopes.ours(List.of("fax:send"), false)).containsExactly(Permissions.FAX_SEND);
        assertThat(FaxbotScopes.ours(List.of("inbound:list", "inbound:read:ward"), false))
                .containsExactly(Permissions.FAX_READ);
        assertThat(FaxbotScopes.ours(List.of("fax:read"), true))
                .containsExactly(Permissions.FAX_READ, Permissions.PHI_READ);
        assertThat(FaxbotScopes.ours(List.of("keys:manage"), false)).containsExactly(Permissions.ADMIN);
        assertThat(FaxbotScopes.of(Set.of(Permissions.ADMIN))).containsExactly("*");
        assertThat(FaxbotScopes.of(Set.of(Permissions.FAX_SEND))).containsExactly("fax:send");
        assertThat(FaxbotScopes.known("inbound:read:ward-3")).isTrue();
        assertThat(FaxbotScopes.known("inbound:read:")).isFalse();
        assertThat(FaxbotScopes.known("tea:brew")).isFalse();
    }

    @Test
    void aMailboxIsForThoseWithOneOfItsScopes() {
        assertThat(FaxbotScopes.open(Set.of("inbound:read"), List.of())).isTrue();
        assertThat(FaxbotScopes.open(Set.of("inbound:read"), List.of("inbound:read:ward")))
                .isFalse();
        assertThat(FaxbotScopes.open(Set.of("inbound:read:ward"), List.of("inbound:read:ward")))
                .isTrue();
        assertThat(FaxbotScopes.open(Set.of("*"), List.of("inbound:read:ward"))).isTrue();
    }

    @Test
    void idsAndTimesAreWrittenAsFaxbotDoes() {
        UUID id = UUID.fromString("01900000-0000-7000-8000-0000000000ff");
        assertThat(FaxbotForms.id(id)).isEqualTo("019000000000700080000000000000ff");
        assertThat(FaxbotForms.id(FaxbotForms.id(id))).contains(id);
        assertThat(FaxbotForms.id(id.toString())).contains(id);
        assertThat(FaxbotForms.id("nonsense")).isEmpty();
        assertThat(FaxbotForms.id("z".repeat(32))).isEmpty();
        Instant at = Instant.parse("2026-11-27T12:00:00.5Z");
        assertThat(FaxbotForms.time(at)).isEqualTo("2026-11-27T12:00:00.500000");
        assertThat(FaxbotForms.instant("2026-11-27T12:00:00.5", "query", "since"))
                .isEqualTo(at);
        assertThat(FaxbotForms.instant("2026-11-27T14:00:00.5+02:00", "query", "since"))
                .isEqualTo(at);
        assertThatThrownBy(() -> FaxbotForms.instant("+999999999-01-01T00:00:00", "query", "since"))
                .isInstanceOf(FaxbotRefusal.class);
    }

    @Test
    void theEnvironmentHasFaxbotsNamesAndDefaults() {
        var names = new HashMap<String, Object>();
        var environment = new FaxbotEnvironment(new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addFirst(new MapPropertySource("names", names));
            }
        });
        assertThat(environment.apiKey()).isEmpty();
        assertThat(environment.maxFileMegabytes()).isEqualTo(10);
        assertThat(environment.inbound()).isFalse();
        assertThat(environment.retentionDays()).isEqualTo(30);
        assertThat(environment.linkLife()).isEqualTo(Duration.ofMinutes(60));
        assertThat(environment.listsPerMinute()).isEqualTo(30);
        assertThat(environment.readsPerMinute()).isEqualTo(60);
        assertThat(environment.requestsPerMinute()).isZero();
        assertThat(environment.backend()).isEqualTo("sip");
        assertThat(environment.country()).isEqualTo("US");
        names.put("API_KEY", " secret ");
        names.put("INBOUND_ENABLED", "true");
        names.put("FAX_BACKEND", "Phaxio");
        names.put("PUBLIC_API_URL", "https://fax.example/");
        names.put("INBOUND_TOKEN_TTL_MINUTES", "5");
        assertThat(environment.apiKey()).contains("secret");
        assertThat(environment.inbound()).isTrue();
        assertThat(environment.backend()).isEqualTo("phaxio");
        assertThat(environment.publicUrl()).contains("https://fax.example");
        assertThat(environment.linkLife()).isEqualTo(Duration.ofMinutes(5));
        names.put("INBOUND_RETENTION_DAYS", "a week");
        assertThatThrownBy(environment::check).hasMessage("INBOUND_RETENTION_DAYS: not valid (expected: 0 to 36500)");
    }
}

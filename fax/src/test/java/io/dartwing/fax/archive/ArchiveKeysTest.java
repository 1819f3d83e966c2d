package io.dartwing.fax.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveKeysTest {
    private static final UUID ID = UUID.fromString("0190f5a0-0000-7000-8000-000000000001");

    @Test
    @Covers("FAX-L-003-05")
    void foldersAreMadeFromWords() {
        assertThat(ArchiveKeys.base("{year}/{month}/{inbox}/{name}", fax("Front desk", "invoice"), Optional.empty()))
                .isEqualTo("2026/03/Front desk/FAX-2026-00042");
        assertThat(ArchiveKeys.base("faxes/{direction}/{category}/{day}-{id}", fax("x", "invoice"), Optional.of(2)))
                .isEqualTo("faxes/inbound/invoice/07-" + ID + "-version-2");
        assertThat(ArchiveKeys.base("{inbox}/{category}/{name}", fax(null, null), Optional.empty()))
                .isEqualTo("no inbox/no category/FAX-2026-00042");
    }

    @Test
    void namesOfInboxesLeadNowhereElse() {
        assertThat(ArchiveKeys.base("a/{inbox}/{name}", fax("../../b", null), Optional.empty()))
                .isEqualTo("a/.._.._b/FAX-2026-00042");
        assertThat(ArchiveKeys.base("a/{inbox}/{name}", fax("..", null), Optional.empty()))
                .isEqualTo("a/_/FAX-2026-00042");
        assertThat(ArchiveKeys.base("a/{inbox}/{name}", fax("$1{name}\\?", null), Optional.empty()))
                .isEqualTo("a/_1_name___/FAX-2026-00042");
        assertThat(ArchiveKeys.base("{inbox}/{name}", fax("b".repeat(500), null), Optional.empty()))
                .isEqualTo("b".repeat(80) + "/FAX-2026-00042");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{year}/{name}", "{id}", "Faxe für uns/{month}/{name}", "{inbox}.{day}/{name}"})
    void aTemplateThatTellsFaxesApartIsTaken(String template) {
        assertThat(ArchiveKeys.fault(template)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "faxes",
                "{year}/{month}",
                "{sender}/{name}",
                "a//{name}",
                "/{name}",
                "{name}/",
                "../{name}",
                "a/./{name}",
                "a?b/{name}",
                "{name",
                "{name}\n"
            })
    void anotherIsNot(String template) {
        assertThat(ArchiveKeys.fault(template)).isPresent();
    }

    private static ArchiveKeys.Facts fax(String inbox, String category) {
        return new ArchiveKeys.Facts(
                ID,
                "FAX-2026-00042",
                "inbound",
                Optional.ofNullable(inbox),
                Optional.ofNullable(category),
                Instant.parse("2026-03-07T23:59:59Z"));
    }
}

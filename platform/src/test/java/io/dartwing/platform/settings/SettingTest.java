package io.dartwing.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SettingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "probe.idle; \"PT20M\"; true",
                "probe.idle; \"PT20S\"; false",
                "probe.idle; \"PT13H\"; false",
                "probe.idle; \"soon\"; false",
                "probe.idle; 20; false",
                "probe.length; 64; true",
                "probe.length; 65; false",
                "probe.length; 1.5; false",
                "probe.length; 99999999999999999999; false",
                "probe.length; \"12\"; false",
                "probe.forced; true; true",
                "probe.forced; 1; false",
                "probe.forced; null; false",
                "probe.colour; \"green\"; true",
                "probe.colour; \"GREEN\"; false",
                "probe.tier; \"a\\nb\"; false",
                "probe.tier; \"123456789012345678901\"; false",
                "probe.words; [\"a\",\"b\"]; true",
                "probe.words; [\"a\",\"B\"]; false",
                "probe.words; \"a\"; false",
                "probe_flags.share; 100; true",
                "probe_flags.share; 101; false",
                "probe_flags.way; \"new\"; true",
                "probe_flags.way; \"old=90,new=10\"; true",
                "probe_flags.way; \"old=90,new=9\"; false",
                "probe_flags.way; \"old=50,old=50\"; false",
                "probe_flags.way; \"other\"; false"
            })
    void takesWhatItsTypeAllowsAndNothingElse(String name, String json, boolean taken) {
        Setting<?> setting = new SettingTables(List.of(new ProbeSettings())).get(name);
        assertThat(setting.type().read(JSON.readTree(json)).isPresent()).isEqualTo(taken);
    }

    @Test
    void healthcareModeNeverWeakens() {
        assertThat(ProbeSettings.IDLE.inForce(Duration.ofMinutes(30), true)).isEqualTo(Duration.ofMinutes(15));
        assertThat(ProbeSettings.IDLE.inForce(Duration.ofMinutes(5), true)).isEqualTo(Duration.ofMinutes(5));
        assertThat(ProbeSettings.IDLE.inForce(Duration.ofMinutes(30), false)).isEqualTo(Duration.ofMinutes(30));
        assertThat(ProbeSettings.LENGTH.inForce(8L, true)).isEqualTo(12);
        assertThat(ProbeSettings.LENGTH.inForce(20L, true)).isEqualTo(20);
        assertThat(ProbeSettings.FORCED.inForce(false, true)).isTrue();
        assertThat(ProbeSettings.COLOUR.inForce("green", true)).isEqualTo("green");
    }

    @Test
    void aDefaultOutsideOfTheRangeIsADefect() {
        assertThatThrownBy(() -> Setting.integer("probe.wrong", "Wrong", 9, 1, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Setting.bool("Wrong name", "Wrong", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsDeclaredOnce() {
        assertThatThrownBy(() -> new SettingTables(List.of(new ProbeSettings(), new ProbeSettings())))
                .hasMessageContaining("declared twice");
    }

    @Test
    void sharesFallWhereTheySay() {
        Variants variants =
                Variants.parse("old=90,new=10", List.of("old", "new")).orElseThrow();
        assertThat(variants.at(0)).isEqualTo("old");
        assertThat(variants.at(89)).isEqualTo("old");
        assertThat(variants.at(90)).isEqualTo("new");
        assertThat(variants.at(99)).isEqualTo("new");
    }
}

package io.dartwing.fax.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.form.FormTemplate;
import io.dartwing.engine.reading.form.ShippedForms;
import io.dartwing.fax.form.FormDefinition.FieldPlace;
import io.dartwing.fax.form.FormDefinition.PrintedPhrase;
import io.dartwing.platform.records.Violations;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormDefinitionTest {
    private static final List<PrintedPhrase> THREE = List.of(print("One"), print("Two"), print("Three"));

    private static PrintedPhrase print(String text) {
        return new PrintedPhrase(text, null, null, 0.1, 0.1, 0.1, 0.01, null);
    }

    private static FieldPlace zone(String type, Double w) {
        return new FieldPlace("a", null, type, null, 0.1, 0.1, w, 0.1, null, null, null);
    }

    private static List<String> wrong(FormDefinition definition) {
        var violations = new Violations();
        assertThat(definition.template("own_form", "Own", violations)).isEmpty();
        return violations.errors().stream().map(error -> error.message()).toList();
    }

    @Test
    void theApiWritesWhatTheEngineReads() {
        for (FormTemplate shipped : ShippedForms.all()) {
            var violations = new Violations();
            assertThat(FormDefinition.of(shipped).template(shipped.name(), shipped.title(), violations))
                    .contains(shipped);
            assertThat(violations.isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        FormTemplate template = new FormDefinition(null, null, List.copyOf(THREE), List.of(zone(null, 0.1)))
                .template("own_form", "Own", new Violations())
                .orElseThrow();

        assertThat(template.shape()).isEqualTo(FormTemplate.LETTER);
        assertThat(template.needed()).isEqualTo(0.5);
        assertThat(template.fields().getFirst().label()).isEqualTo("a");
        assertThat(template.fields().getFirst().page()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(wrong(new FormDefinition(null, null, List.copyOf(THREE), List.of(zone("picture", 0.1)))))
                .singleElement()
                .asString()
                .contains("type or side: unknown", "checkbox");
        assertThat(wrong(new FormDefinition(null, null, List.copyOf(THREE), List.of(zone("text", null)))))
                .singleElement()
                .asString()
                .contains("half a place");
        assertThat(wrong(new FormDefinition(null, null, List.copyOf(THREE), List.of(zone("text", 5.0)))))
                .singleElement()
                .asString()
                .contains("leaves the page");
        assertThat(wrong(new FormDefinition(null, null, List.of(print("One")), List.of(zone("text", 0.1)))))
                .singleElement()
                .asString()
                .contains("too few on page 1");
        assertThat(wrong(new FormDefinition(null, 2.0, List.copyOf(THREE), List.of())))
                .singleElement()
                .asString()
                .contains("needed");
        assertThat(wrong(new FormDefinition(null, null, Collections.nCopies(101, print("One")), List.of())))
                .singleElement()
                .asString()
                .contains("too large");
    }
}

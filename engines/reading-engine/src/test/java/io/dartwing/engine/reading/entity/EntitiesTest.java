package io.dartwing.engine.reading.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReading;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    @Property(tries = 300)
    void everyValueConsistsOfThePagesOwnLetters(@ForAll("pages") String text) {
        PageReading page = TypedPage.of(text);
        String letters = bare(text);
        for (Entity entity : Entities.in(List.of(page))) {
            for (String part : entity.value().split(" ", -1)) {
                assertThat(letters).contains(bare(part));
            }
            assertThat(entity.value()).isNotBlank();
            assertThat(entity.normalized()).isNotBlank();
            assertThat(entity.confidence()).isBetween(0.0, 1.0);
            assertThat(page.words()).anySatisfy(word -> {
                assertThat(word.box().x()).isGreaterThanOrEqualTo(entity.box().x() - 1e-9);
                assertThat(word.box().y()).isGreaterThanOrEqualTo(entity.box().y() - 1e-9);
            });
        }
    }

    @Property(tries = 200)
    void thePagesOrderOfLettersNeverBreaksAnything(@ForAll String noise) {
        assertThat(Entities.in(List.of(TypedPage.of(noise.length() > 90 ? noise.substring(0, 90) : noise))))
                .isNotNull();
    }

    @Test
    void aBlankDocumentHasNone() {
        assertThat(Entities.in(List.of())).isEmpty();
        assertThat(Entities.in(List.of(TypedPage.of("")))).isEmpty();
    }

    @Test
    void anEntityDoesNotShowItsValueInTraces() {
        Entity entity = Entities.in(List.of(TypedPage.of("SSN 123-45-6789"))).getFirst();
        assertThat(entity.toString()).isEqualTo("Entity[SSN on page 1]");
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Patient Name:",
                "DOB",
                "MRN",
                "NPI",
                "DEA",
                "SSN:",
                "Phone",
                "Dr.",
                "MD",
                "Maria",
                "Gonzalez,",
                "03/04/1960",
                "1234567893",
                "AS1234563",
                "123-45-6789",
                "E11.9",
                "I10",
                "Dx:",
                "CPT",
                "99213",
                "$125.00",
                "Lisinopril",
                "10 mg",
                "Glucose",
                "105",
                "mg/dL",
                "70-99",
                "H",
                "1200 Oak Street",
                "Springfield, IL 62704",
                "a@b.com",
                "(217) 555-0142",
                "NDC 0002-8215-01",
                "Account #",
                "Total",
                "    ",
                "\n",
                "\n\n",
                "the",
                "was seen on",
                ":",
                "#");
        return pieces.list().ofMaxSize(40).map(list -> String.join(" ", list));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }
}

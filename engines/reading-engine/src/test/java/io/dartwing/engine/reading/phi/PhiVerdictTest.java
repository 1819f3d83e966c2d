package io.dartwing.engine.reading.phi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.entity.Entities;
import io.dartwing.engine.reading.entity.TypedPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhiVerdictTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient: Maria Gonzalez  DOB: 03/04/1960\nDiagnosis: E11.9 Type 2 diabetes",
                "Patient Name: Maria Gonzalez\nLisinopril 10 mg tablet daily",
                "MRN: 00482913\nGlucose   105   mg/dL   70-99",
                "Dear Dr. Patel, thank you for seeing your patient, Mr. Thomas O'Neil, for his chest pain.",
                "Member name: Maria Gonzalez  Member ID: W12345678\nYour claim for physical therapy was denied.",
                "Patient: Maria Gonzalez  Account #: 99-120-33\nCPT 99213 Office visit  $125.00"
            })
    void aPersonTogetherWithHealthIsPhi(String text) {
        PhiVerdict verdict = verdict(text);
        assertThat(verdict.containsPhi())
                .as(String.join(" ", verdict.reasons()))
                .isTrue();
        assertThat(verdict.confidence()).isBetween(0.5, 1.0);
        assertThat(verdict.spans()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVOICE 4411\nAcme Office Supply  Phone: (217) 555-0142\nAccount #: 99-120-33\nPaper, 12 boxes  $144.00",
                "JANE DOE  jane@mail.com\nObjective: registered nurse\nSkills: diabetes care, vaccines\nReferences upon request",
                "Flu shots today! Call now, limited time offer. Ask about diabetes and asthma. Dr. Alan Smith, MD",
                "This Agreement is between Alan Smith, MD and Riverside Clinic. Governing law: Illinois. The parties agree.",
                "Our new provider Dr. Priya Patel treats hypertension and heart failure. NPI 1234567893",
                "Specimen study 12: Glucose   105   mg/dL   70-99",
                "Patient Name: ____________  DOB: ________  Diagnosis: ____________"
            })
    void nameOrHealthAloneIsNot(String text) {
        PhiVerdict verdict = verdict(text);
        assertThat(verdict.containsPhi())
                .as(String.join(" ", verdict.reasons()))
                .isFalse();
    }

    @Test
    void aCategoryOfOtherTradesAsksForMoreEvidence() {
        String text = "Patient: Maria Gonzalez\nOffice visit for diabetes";
        assertThat(verdict(text, "medical_records").containsPhi()).isTrue();
        assertThat(verdict(text, "marketing").containsPhi()).isFalse();
    }

    @Test
    void spansShowKindsAndMasksButNoValues() {
        PhiVerdict verdict = verdict("Patient: Maria Gonzalez  DOB: 03/04/1960  SSN: 123-45-6789\nDx E11.9");
        assertThat(verdict.types()).containsExactly(PhiType.NAME, PhiType.DATE, PhiType.SSN);
        assertThat(verdict.spans())
                .extracting(PhiSpan::preview)
                .containsExactly("M•••• G•••••••", "••/••/••••", "•••-••-••89");
        assertThat(String.join(" ", verdict.reasons())).doesNotContain("Maria", "Gonzalez", "1960", "6789", "E11");
    }

    @Test
    void whatIsNearThePatientIsThePatients() {
        PhiVerdict verdict = verdict("""
                Riverside Clinic
                Alan Smith, MD
                Fax: (217) 555-0100






                Patient: Maria Gonzalez
                Fax: (518) 555-0123
                45 Elm Ave, Springfield, IL 62701
                Dx: E11.9
                """);
        assertThat(verdict.types()).containsExactly(PhiType.NAME, PhiType.GEOGRAPHIC, PhiType.FAX);
        assertThat(verdict.spans()).extracting(PhiSpan::preview).contains("(•••) •••-••23");
    }

    @Test
    void theRarerIdentifiersAreFoundToo() {
        PhiVerdict verdict = verdict("""
                Patient: Maria Gonzalez is a 93-year-old woman with heart failure.
                Pacemaker serial number: PM-448812  VIN 1M8GDM9AXKP042788
                Driver's license: G123-4567  Portal: https://portal.example.org/mg  from 192.168.10.4
                Claim number: CL-20391  Photo ID on file, fingerprint taken
                """);
        assertThat(verdict.types())
                .contains(
                        PhiType.DATE,
                        PhiType.DEVICE,
                        PhiType.VEHICLE,
                        PhiType.LICENSE,
                        PhiType.URL,
                        PhiType.IP_ADDRESS,
                        PhiType.OTHER_ID,
                        PhiType.PHOTO,
                        PhiType.BIOMETRIC);
    }

    @Test
    void redactionsCoverTheirSpans() {
        PhiVerdict verdict = verdict("Patient: Maria Gonzalez  DOB: 03/04/1960\nDx E11.9");
        assertThat(verdict.redactions())
                .hasSize(2)
                .allSatisfy(redaction -> assertThat(verdict.spans()).anySatisfy(span -> {
                    assertThat(redaction.box().x())
                            .isLessThanOrEqualTo(span.box().x());
                    assertThat(redaction.box().x() + redaction.box().width())
                            .isGreaterThanOrEqualTo(span.box().x() + span.box().width());
                }));
    }

    @Test
    void blankDocumentsHoldNothing() {
        assertThat(verdict("").containsPhi()).isFalse();
        assertThat(PhiVerdict.of(List.of(), List.of(), Map.of()).spans()).isEmpty();
    }

    private static PhiVerdict verdict(String text) {
        return verdict(text, null);
    }

    private static PhiVerdict verdict(String text, String category) {
        List<PageReading> pages = List.of(TypedPage.of(text));
        return PhiVerdict.of(pages, Entities.in(pages), category == null ? Map.of() : Map.of(category, 0.95));
    }
}

package io.dartwing.engine.reading.entity;

import static io.dartwing.engine.reading.entity.EntityType.CPT;
import static io.dartwing.engine.reading.entity.EntityType.ICD10;
import static io.dartwing.engine.reading.entity.EntityType.LAB_TEST;
import static io.dartwing.engine.reading.entity.EntityType.MEDICATION;
import static io.dartwing.engine.reading.entity.TypedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type 2 diabetes E11.9|E11.9",
                "Dx: I10|I10",
                "Diagnosis: l10 hypertension|I10",
                "ICD-10: E119|E11.9",
                "ICD-10 E1l.9|E11.9",
                "Injury S93.401A of the ankle|S93.401A",
                "Dx M54,5|M54.5",
                "Encounter Z79.899|Z79.899",
                "Neoplasm C7A.1|C7A.1"
            })
    void diagnosisCodes(String line, String expected) {
        assertThat(found(ICD10, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Room B12", "Diagnosis: vitamin B12 deficiency", "Dx T4 low", "Assessment: A1C 7.1",
                        "Impression: L4-L5 disc",
                "I10 without any context", "price S10.99", "Dx U99.9", "Assessment: BID, TSH and WBC", "model E11",
                "Diagnosis in room M54.5"
            })
    void whatOnlyLooksLikeADiagnosisCode(String line) {
        assertThat(found(ICD10, line)).isEmpty();
    }

    @Test
    void severalCodesFollowOneLabel() {
        assertThat(found(ICD10, "Diagnosis codes: E11.9, I10, J45.909")).containsExactly("E11.9", "I10", "J45.909");
    }

    @Test
    void procedureCodesStandBesideOrBelowTheirLabel() {
        assertThat(found(CPT, "CPT: 99213")).containsExactly("99213");
        assertThat(found(CPT, "CPT codes 99213, 93000 and J1885")).containsExactly("99213", "93000", "J1885");
        assertThat(found(CPT, """
                CPT        Description        Charge
                99213      Office visit       $125.00
                3641S      Venipuncture       $15.00
                """)).containsExactly("99213", "36415");
        assertThat(found(CPT, "Springfield, IL 62704")).isEmpty();
        assertThat(found(CPT, "Order 99213 boxes")).isEmpty();
        assertThat(found(CPT, "Procedure: sent to Springfield IL 62704")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lisinopril 10 mg tablet daily|lisinopril 10 mg tablet",
                "AMOXICILLIN 500MG CAPSULE|amoxicillin 500 mg capsule",
                "metoprolol succinate ER 25 mg|metoprolol 25 mg",
                "Lisinopri1 20 mg|lisinopril 20 mg",
                "Atorvaststin 40 mg at night|atorvastatin 40 mg",
                "insulin glargine 100 units/mL|insulin glargine 100 units/ml",
                "hydrocodone-acetaminophen 5-325 mg|hydrocodone-acetaminophen 5-325 mg",
                "takes Eliquis|eliquis",
                "potassium chloride 20 mEq|potassium chloride 20 meq",
                "Vitamin D 2000 units|vitamin d 2000 units"
            })
    void medicines(String line, String expected) {
        assertThat(found(MEDICATION, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Calcium 9.4 mg/dL", "the potassium level", "a soft pad", "vitamin D deficiency", "Atorvaststin"
            })
    void whatOnlySoundsLikeAMedicine(String line) {
        assertThat(found(MEDICATION, line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Glucose      105   H   mg/dL   70-99|Glucose=105 mg/dL [70-99] H",
                "WBC   6.1   Thousand/uL   3.8-10.8|WBC=6.1 Thousand/uL [3.8-10.8]",
                "Hemoglobin A1c: 7.2 %|Hemoglobin A1c=7.2 %",
                "her potassium was 5.6 yesterday|Potassium=5.6",
                "TSH 2.4 mIU/L (0.4-4.0)|TSH=2.4 mIU/L [0.4-4.0]",
                "SARS-CoV-2 RNA    Not Detected|SARS-CoV-2=Not Detected",
                "Zonulin    48.2   ng/mL   10-50|Zonulin=48.2 ng/mL [10-50]"
            })
    void laboratoryResults(String line, String expected) {
        assertThat(found(LAB_TEST, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check glucose daily", "Iron Mountain 12 boxes", "Total 105.00", "Lead 12 people", "Sodium"})
    void whatIsNoResult(String line) {
        assertThat(found(LAB_TEST, line)).isEmpty();
    }

    @Test
    void theValueAsWrittenEndsWithItsUnit() {
        assertThat(Entities.in(List.of(TypedPage.of("Glucose      105   mg/dL   70-99")))
                        .getFirst()
                        .value())
                .isEqualTo("Glucose 105 mg/dL");
    }
}

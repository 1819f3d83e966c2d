package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageInk;
import io.dartwing.engine.reading.entity.TypedPage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedFormsTest {
    private static final FormReader READER = new FormReader(ShippedForms.all());

    private static List<Form> read(String text) {
        return READER.read(List.of(TypedPage.of(text)), PageInk.NONE);
    }

    private static Map<String, String> values(Form form) {
        return form.fields().stream().collect(Collectors.toMap(Form.FormValue::name, Form.FormValue::normalized));
    }

    @Test
    void allOfThemCanBeReadAndHaveNamesOfTheirOwn() {
        assertThat(ShippedForms.all())
                .extracting(FormTemplate::name)
                .containsExactly(
                        "cms_1500",
                        "ub_04",
                        "w_9",
                        "w_9_2018",
                        "irs_1099_nec",
                        "irs_1099_misc",
                        "prior_authorization",
                        "prescription");
        assertThat(ShippedForms.all())
                .allSatisfy(form -> assertThat(form.fields()).isNotEmpty());
    }

    @Test
    void theClaimFormHasTheBoxesOfTheNucc() {
        FormTemplate claim = ShippedForms.all().getFirst();

        assertThat(claim.fields())
                .extracting(FormTemplate.FormField::name)
                .contains("1a", "2", "3_birth_date", "4", "7_street", "10a_yes", "11", "21a", "21l", "24_1_from")
                .contains("24_6_provider_npi", "25", "26", "28", "29", "31", "33");
    }

    @Test
    void aPriorAuthorizationIsToldByItsLabels() {
        List<Form> forms = read("""
                Northwind Health Plan
                PRIOR AUTHORIZATION REQUEST FORM

                Member name                 Date of birth        Member ID
                Maria Garcia                03/14/1962           XYZ123456789

                Prescriber                  NPI                  Specialty
                James Whitfield, MD         1234567893           Rheumatology

                Drug: adalimumab 40 mg      Quantity: 2          Days: 28
                Diagnosis: rheumatoid arthritis     ICD-10: M06.9

                Please answer by fax within three days.
                """);

        assertThat(forms).extracting(Form::name).containsExactly("prior_authorization");
        assertThat(values(forms.getFirst()))
                .containsEntry("patient", "Maria Garcia")
                .containsEntry("birth_date", "1962-03-14")
                .containsEntry("member_id", "XYZ123456789")
                .containsEntry("prescriber", "James Whitfield, MD")
                .containsEntry("npi", "1234567893")
                .containsEntry("medication", "adalimumab 40 mg")
                .containsEntry("quantity", "2")
                .containsEntry("diagnosis", "rheumatoid arthritis")
                .containsEntry("diagnosis_code", "M069");
    }

    @Test
    void aLetterAboutAPriorAuthorizationIsNone() {
        assertThat(read("""
                Dear Doctor Whitfield,
                we received your request for prior authorization of adalimumab for Maria Garcia. The patient
                may appeal; her member ID is on the card. The diagnosis was not on our list of indications,
                and the prescriber did not give an NPI.
                """)).isEmpty();
    }

    @Test
    void aPrescriptionIsToldByItsLabels() {
        List<Form> forms = read("""
                Riverside Family Practice
                Rx

                Patient: Maria Garcia       DOB: 03/14/1962
                Date: 11/02/2026
                Drug: lisinopril 20 mg tablets
                Sig: take one tablet daily
                Qty: 90       Refills: 3
                Prescriber: James Whitfield, MD      NPI: 1234567893
                """);

        assertThat(forms).extracting(Form::name).containsExactly("prescription");
        assertThat(values(forms.getFirst()))
                .containsEntry("patient", "Maria Garcia")
                .containsEntry("birth_date", "1962-03-14")
                .containsEntry("drug", "lisinopril 20 mg tablets")
                .containsEntry("directions", "take one tablet daily")
                .containsEntry("quantity", "90")
                .containsEntry("refills", "3")
                .containsEntry("prescriber", "James Whitfield, MD")
                .containsEntry("npi", "1234567893")
                .containsEntry("written_on", "2026-11-02");
    }

    @Test
    void anInformationReturnGivesPayerRecipientAndAmounts() {
        List<Form> forms = read("""
                PAYER'S name, street address, city or town, state or          Form 1099-NEC
                or foreign postal code, and telephone no.
                Harborview Supplies LLC                                       Nonemployee
                200 Market Street                                             Compensation

                PAYER'S TIN              RECIPIENT'S TIN          1 Nonemployee compensation
                93-7654321               XXX-XX-6789              $ 12,450.00

                RECIPIENT'S name                                  3
                James Whitfield

                Street address (including apt. no.)               4 Federal income tax withheld
                14 Harbour Street                                 $ 310.50

                Account number (see instructions)                 5 State tax withheld
                AC-4471
                """);

        assertThat(forms).extracting(Form::name).containsExactly("irs_1099_nec");
        assertThat(values(forms.getFirst()))
                .containsEntry("payer", "Harborview Supplies LLC")
                .containsEntry("payer_tin", "937654321")
                .containsEntry("recipient_tin", "XXXXX6789")
                .containsEntry("1_nonemployee_compensation", "12450.00")
                .containsEntry("recipient", "James Whitfield")
                .containsEntry("recipient_street", "14 Harbour Street")
                .containsEntry("4_federal_tax_withheld", "310.50")
                .containsEntry("account_number", "AC-4471");
    }
}

package io.dartwing.engine.reading.entity;

import static io.dartwing.engine.reading.entity.EntityType.DOB;
import static io.dartwing.engine.reading.entity.EntityType.MRN;
import static io.dartwing.engine.reading.entity.EntityType.PERSON_PATIENT;
import static io.dartwing.engine.reading.entity.EntityType.PERSON_PROVIDER;
import static io.dartwing.engine.reading.entity.TypedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient Name: Maria L. Gonzalez   DOB: 03/04/1960|Maria Gonzalez",
                "Patient: GONZALEZ, MARIA L|Maria Gonzalez",
                "PATIENT MARIA GONZALEZ|Maria Gonzalez",
                "Pt. Name: O'Brien, Sean|Sean O'Brien",
                "Patient's Name   Ann de la Cruz|Ann de la Cruz",
                "Pat1ent Name: J0hn Wi11iams|John Williams",
                "Member name: Jean-Luc McDonald Jr.|Jean-Luc McDonald",
                "RE: Thomas O'Neil, DOB 2/11/1972|Thomas O'Neil",
                "I saw your patient, Mr. Thomas O'Neil, in clinic|Thomas O'Neil",
                "the patient is Thomas Reed.|Thomas Reed",
                "Re: MelissaJ.Chavez   DOB: 02/05/1947|Melissa Chavez",
                "records pertaining to Minh Gomez, date of birth 10/26/2007, from|Minh Gomez",
                "Diagnosis: Thomas Reed is a 54-year-old man|Thomas Reed"
            })
    void patients(String line, String expected) {
        assertThat(found(PERSON_PATIENT, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient Name: Date of Birth:",
                "Patient was seen by the nurse",
                "RE: Prior Authorization Request",
                "Name: Jane Doe",
                "Patient Information Sheet",
                "Sincerely, Mark Miller",
                "The Patients Rights Group",
                "RE: Medical Records Request for patient"
            })
    void noPatients(String line) {
        assertThat(found(PERSON_PATIENT, line)).isEmpty();
    }

    @Test
    void thePatientIsKnownAgainOnLaterPages() {
        List<Entity> entities = Entities.in(List.of(
                TypedPage.numbered(1, "Patient: Maria Gonzalez"),
                TypedPage.numbered(2, "GONZALEZ, MARIA  page 2 of 2")));
        assertThat(entities).extracting(Entity::page).containsExactly(1, 2);
        assertThat(entities).extracting(Entity::normalized).containsOnly("Maria Gonzalez");
        assertThat(entities).extracting(Entity::value).containsExactly("Maria Gonzalez", "GONZALEZ, MARIA");
    }

    @Test
    void theInsuredIsNotThePatientWhereBothAreNamed() {
        assertThat(found(PERSON_PATIENT, "Patient: Tim Reed\nInsured: Paula Reed"))
                .containsExactly("Tim Reed");
        assertThat(found(PERSON_PATIENT, "Subscriber: Paula Reed  Member ID: W12345678"))
                .containsExactly("Paula Reed");
    }

    @Test
    void lastAndFirstNameMayHaveFieldsOfTheirOwn() {
        assertThat(found(PERSON_PATIENT, """
                Last Name          First Name        DOB
                Gonzalez           Maria             03/04/1960
                """)).containsExactly("Maria Gonzalez");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alan Smith, MD|Alan Smith",
                "Susan Wong NP|Susan Wong",
                "Kavita Rao, M.D.|Kavita Rao",
                "Mary Chen, PA-C|Mary Chen",
                "Smith, Alan J., DO|Alan Smith",
                "Referring Provider: KLEIN, ROBERT J.|Robert Klein",
                "Dr. Priya Patel, Cardiology|Priya Patel",
                "Electronically signed by: Kavita Rao on 09/04/2026|Kavita Rao",
                "Ordering Physician   Alan Smith   NPI|Alan Smith",
                "Dear Dr. Ramirez:|Ramirez"
            })
    void providers(String line, String expected) {
        assertThat(found(PERSON_PROVIDER, line)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "45 Elm Tree Dr Springfield",
                "Springfield Medical Group",
                "the provider will call",
                "Baltimore, MD 21201",
                "Provider: Riverside Medical Center",
                "They do not agree",
                "Physician Signature Date"
            })
    void noProviders(String line) {
        assertThat(found(PERSON_PROVIDER, line)).isEmpty();
    }

    @Test
    void aLastNameAloneIsCompletedFromTheDocument() {
        assertThat(found(PERSON_PROVIDER, "Referred by: Alan Smith, MD\nThank you, Dr. Smith"))
                .containsExactly("Alan Smith", "Alan Smith");
    }

    @Test
    void columnsReadApartAndPagesUpsideDownGiveTheSame() {
        String form = """
                Patient Name                               Maria Gonzalez
                Date of Birth                              03/04/1960
                MRN                                        00482913
                """;
        for (var page : List.of(TypedPage.of(form), TypedPage.byColumns(form), TypedPage.upsideDown(form))) {
            assertThat(found(PERSON_PATIENT, page)).containsExactly("Maria Gonzalez");
            assertThat(found(DOB, page)).containsExactly("1960-03-04");
            assertThat(found(MRN, page)).containsExactly("00482913");
        }
    }
}

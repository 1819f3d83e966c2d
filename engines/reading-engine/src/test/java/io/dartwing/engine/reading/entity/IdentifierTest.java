package io.dartwing.engine.reading.entity;

import static io.dartwing.engine.reading.entity.EntityType.ACCOUNT;
import static io.dartwing.engine.reading.entity.EntityType.DEA;
import static io.dartwing.engine.reading.entity.EntityType.MEMBER_ID;
import static io.dartwing.engine.reading.entity.EntityType.MRN;
import static io.dartwing.engine.reading.entity.EntityType.NDC;
import static io.dartwing.engine.reading.entity.EntityType.NPI;
import static io.dartwing.engine.reading.entity.EntityType.NPI_INVALID;
import static io.dartwing.engine.reading.entity.EntityType.SSN;
import static io.dartwing.engine.reading.entity.TypedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSN: 123-45-6789|123-45-6789",
                "Social Security No. 123 45 6789|123-45-6789",
                "Soc. Sec. #: 123456789|123-45-6789",
                "the number 212-45-6789 was given|212-45-6789",
                "SSN 12З-45|",
                "SSN: I23-45-67B9|123-45-6789",
                "S5N: 123-45-6789|123-45-6789",
                "EIN 12-3456789|",
                "Policy no 123-45-6789|",
                "SSN: XXX-XX-6789|",
                "SSN 000-45-6789|",
                "call 217-555-0142|"
            })
    void socialSecurityNumbers(String line, String expected) {
        assertThat(found(SSN, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    // covers FAX-B-003-05
    @CsvSource(
            delimiter = '|',
            value = {
                "NPI: 1234567893|1234567893",
                "NPI#1234567893|1234567893",
                "NPl 1234567893|1234567893",
                "National Provider Identifier: 1234567893|1234567893",
                "NPI: l23456789З|",
                "NPI: l234567893|1234567893",
                "NPI 1 2 3 4 5 6 7 8 9 3|1234567893",
                "Prescriber NPI          1234567893|1234567893",
                "rendering 1234567893 in the box|1234567893",
                "Invoice number 1234567893|",
                "Account: 1234567893|",
                "Phone 217-555-0142|"
            })
    void providerNumbers(String line, String expected) {
        assertThat(found(NPI, line)).isEqualTo(list(expected));
    }

    @Test
    void aProviderNumberWithAWrongCheckDigitIsReportedAsSuch() {
        assertThat(found(NPI_INVALID, "NPI: 1234567890")).containsExactly("1234567890");
        assertThat(found(NPI, "NPI: 1234567890")).isEmpty();
        assertThat(found(NPI_INVALID, "Order 1234567890 shipped")).isEmpty();
    }

    @Test
    void aColumnOfProviderNumbersIsReadToItsEnd() {
        String table = """
                Provider                 NPI             Phone
                Alan Smith MD            1234567893      (217) 555-0142
                Priya Patel DO           1234567890      (217) 555-0143
                """;
        assertThat(found(NPI, table)).containsExactly("1234567893");
        assertThat(found(NPI_INVALID, table)).containsExactly("1234567890");
    }

    @ParameterizedTest
    // covers FAX-B-003-05
    @CsvSource(
            delimiter = '|',
            value = {
                "DEA# AS1234563|AS1234563",
                "DEA: A51234563|AS1234563",
                "DEA: ASl234563|AS1234563",
                "DEA AS 1234563|AS1234563",
                "registration BC1234563 of the prescriber|BC1234563",
                "DEA: AS1234564|",
                "part AS1234569 ordered|"
            })
    void deaNumbers(String line, String expected) {
        assertThat(found(DEA, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NDC 0002-8215-01|00002821501",
                "NDC: 12345-678-90|12345067890",
                "NDC 12345-6789-0|12345678900",
                "NDC# 12345-6789-01|12345678901",
                "NDC 12345678901|12345678901",
                "Lisinopril 68180-0981-03 tablets|68180098103",
                "NDC 12345-67-890|",
                "phone 217-555-0142|",
                "ZIP 62704-1234|"
            })
    void drugCodes(String line, String expected) {
        assertThat(found(NDC, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    // covers FAX-B-003-05
    @CsvSource(
            delimiter = '|',
            value = {
                "MRN: 00482913|00482913",
                "M.R.N. 123456|123456",
                "Medical Record #: A1234567|A1234567",
                "Med Rec No 44-19-02|44-19-02",
                "Chart # 99120|99120",
                "MR# 88123|88123",
                "Patient ID: 5512078|5512078",
                "MedicalRecordNumber: 445566|445566",
                "Mr. 12345|",
                "Medical records requested 03/04/2026|",
                "MRN:|"
            })
    void recordNumbers(String line, String expected) {
        assertThat(found(MRN, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Member ID: W123456789|W123456789",
                "Subscriber ID # XJH 884920113|XJH884920113",
                "Policy Number: 88-1234-A|88-1234-A",
                "Medicaid ID 123456789A|123456789A",
                "Insurance ID: ABC1234567|ABC1234567",
                "card 1EG4-TE5-MK73 shown|1EG4-TE5-MK73",
                "Coverage: Pioneer Care Advantage 622957200-03|622957200-03",
                "Member: Anna Bennett ID: 237644827-02|237644827-02",
                "Member # 88120044|88120044",
                "Member since 2019|",
                "Group #: 88123|"
            })
    void memberNumbers(String line, String expected) {
        assertThat(found(MEMBER_ID, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account #: 99-120-33|99-120-33",
                "Acct No. 445512|445512",
                "Patient account no. KL-20391|KL-20391",
                "Customer number 12345|12345",
                "Customer #: 6352-405-92|6352-405-92",
                "on account of the weather|"
            })
    void accountNumbers(String line, String expected) {
        assertThat(found(ACCOUNT, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MRN\n00482913", "Medical Record Number:\n\n00482913", "1. MRN\n   00482913"})
    void aFormHasItsValuesBelowTheirLabels(String form) {
        assertThat(found(MRN, form)).containsExactly("00482913");
    }

    private static java.util.List<String> list(String expected) {
        return expected == null ? java.util.List.of() : java.util.List.of(expected);
    }
}

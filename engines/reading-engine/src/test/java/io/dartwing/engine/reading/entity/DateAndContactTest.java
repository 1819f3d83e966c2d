package io.dartwing.engine.reading.entity;

import static io.dartwing.engine.reading.entity.EntityType.ADDRESS;
import static io.dartwing.engine.reading.entity.EntityType.AMOUNT;
import static io.dartwing.engine.reading.entity.EntityType.DATE_OF_SERVICE;
import static io.dartwing.engine.reading.entity.EntityType.DOB;
import static io.dartwing.engine.reading.entity.EntityType.EMAIL;
import static io.dartwing.engine.reading.entity.EntityType.PHONE;
import static io.dartwing.engine.reading.entity.TypedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAndContactTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOB: 03/04/1960|1960-03-04",
                "D.O.B. 3-4-60|1960-03-04",
                "D0B 03/O4/196O|1960-03-04",
                "Date of Birth: March 4, 1960|1960-03-04",
                "DateofBirth:03/04/1960|1960-03-04",
                "Birth date 1960-03-04|1960-03-04",
                "born on 4 Mar 1960|1960-03-04",
                "DOB 04-MAR-1960|1960-03-04",
                "DOB: 24/03/1960|1960-03-24",
                "Maria Gonzalez (03/04/1960)|1960-03-04",
                "Date: 03/04/2026|",
                "DOB: 13/45/1960|",
                "Invoice date 03/04/2026|"
            })
    void datesOfBirth(String line, String expected) {
        assertThat(found(DOB, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date of Service: 11/02/2026|2026-11-02",
                "DOS 11/2/26|2026-11-02",
                "He was seen on November 2, 2026|2026-11-02",
                "Collected: 11/02/2026 08:15|2026-11-02",
                "Admission date 11/02/2026|2026-11-02",
                "records from 11/02/2026 to the present|2026-11-02",
                "11/02/2026 Chloride 80053 $29.34|2026-11-02",
                "Due date: 11/02/2026|",
                "Reported 11/02/2026|",
                "Date 11/02/2026|"
            })
    void datesOfService(String line, String expected) {
        assertThat(found(DATE_OF_SERVICE, line)).isEqualTo(list(expected));
    }

    @Test
    void aStayHasTwoDatesAndATableManyOfThem() {
        assertThat(found(DATE_OF_SERVICE, "Dates of service: 11/02/2026 - 11/05/2026"))
                .containsExactly("2026-11-02", "2026-11-05");
        assertThat(found(DATE_OF_SERVICE, """
                Service date     Code      Charge
                11/02/2026       99213     $125.00
                11/09/2026       36415     $15.00
                """)).containsExactly("2026-11-02", "2026-11-09");
    }

    @Test
    void birthDatesInTheBoxesOfAClaimForm() {
        assertThat(found(DOB, """
                2. PATIENT'S NAME                    3. PATIENT'S BIRTH DATE    SEX
                CARTER, DENISE, R                    07 14 1971   F
                """)).containsExactly("1971-07-14");
    }

    @ParameterizedTest
    // covers FAX-B-003-03
    @CsvSource(
            delimiter = '|',
            value = {
                "Phone: (217) 555-0142|+12175550142",
                "Fax 217.555.0142|+12175550142",
                "217-555-0142|+12175550142",
                "+1 217 555 0142|+12175550142",
                "Tel: 2175550142|+12175550142",
                "Ph (2l7) 555-O142|+12175550142",
                "1-800-555-0199|+18005550199",
                "London +44 20 7946 0958|+442079460958",
                "Account: 2175550142|",
                "123-45-6789|",
                "Order 217555 01|"
            })
    void phones(String line, String expected) {
        assertThat(found(PHONE, line)).isEqualTo(list(expected));
    }

    @Test
    void theParenthesisBelongsToTheNumberAsWritten() {
        assertThat(Entities.in(List.of(TypedPage.of("Phone: (217) 555-0142")))
                        .getFirst()
                        .value())
                .isEqualTo("(217) 555-0142");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e-mail: Jane.Doe@Clinic-One.org|jane.doe@clinic-one.org",
                "info@riverside.example.com today|info@riverside.example.com",
                "jane @ clinic. org|jane@clinic.org",
                "meet @ noon|"
            })
    void emails(String line, String expected) {
        assertThat(found(EMAIL, line)).isEqualTo(list(expected));
    }

    @ParameterizedTest
    // covers FAX-B-003-07
    @CsvSource(
            delimiter = '|',
            value = {
                "1200 Oak Street, Suite 300, Springfield, IL 62704|1200 Oak Street, Suite 300, Springfield, IL 62704",
                "P.O. Box 1234, Albany NY 12207-1234|P.O. Box 1234, Albany NY 12207-1234",
                "88 Harbor View Rd Apt 4B, Portland, ME 04101|88 Harbor View Rd Apt 4B, Portland, ME 04101",
                "take 2 tablets St John|",
                "500 mg Dr. Smith, MD 12345|"
            })
    void addresses(String line, String expected) {
        assertThat(found(ADDRESS, line)).isEqualTo(list(expected));
    }

    @Test
    void anAddressGoesOverLinesOfItsOwnColumn() {
        String letterhead = """
                45 Elm Ave, Apt 2              1200 Oak Street
                Springfield, IL 62701          Albany, NY 12207
                """;
        assertThat(found(ADDRESS, letterhead))
                .containsExactly("45 Elm Ave, Apt 2, Springfield, IL 62701", "1200 Oak Street, Albany, NY 12207");
        assertThat(found(ADDRESS, TypedPage.byColumns(letterhead))).hasSize(2);
    }

    @ParameterizedTest
    // covers FAX-B-003-04
    @CsvSource(
            delimiter = '|',
            value = {
                "Pay $1,234.50 now|1234.50",
                "Total: 140.00|140.00",
                "USD 75|75.00",
                "Balance due     $ 12.00|12.00",
                "Glucose 105.00 mg|",
                "version 12.50|"
            })
    void amounts(String line, String expected) {
        assertThat(found(AMOUNT, line)).isEqualTo(list(expected));
    }

    private static List<String> list(String expected) {
        return expected == null ? List.of() : List.of(expected);
    }
}

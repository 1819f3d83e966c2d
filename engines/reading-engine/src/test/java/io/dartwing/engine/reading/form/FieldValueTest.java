package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {
    @ParameterizedTest
    @CsvSource({
        "NUMBER, '$ 1,250.00', 1250.00",
        "NUMBER, '185 00', 185.00",
        "NUMBER, '185 00/', 185.00",
        "NUMBER, '185|00', 185.00",
        "NUMBER, 'l85 00', 185.00",
        "NUMBER, '007', 7",
        "NUMBER, '2.5', 2.5",
        "NUMBER, '-s 227 50', 227.50",
        "NUMBER, '1,098.6', 1098.6",
        "NUMBER, '-12.50', -12.50",
        "NUMBER, 'twelve', ''",
        "NUMBER, '', ''",
        "CODE, '12-345 6789', 123456789",
        "CODE, '(503) 555-0142', 5035550142",
        "CODE, 'e11.9', E119",
        "DATE, '03141962', 1962-03-14",
        "DATE, '031426', 2026-03-14",
        "DATE, '13 1', ''",
        "TEXT, ' Maria   Garcia ', Maria Garcia"
    })
    void isBroughtToTheFormOfItsType(FieldType type, String value, String normal) {
        assertThat(FieldValue.of(type, value, List.of()).text()).isEqualTo(normal);
    }
}

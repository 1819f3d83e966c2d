package io.dartwing.engine.reading.entity;

import static io.dartwing.engine.reading.entity.TypedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    // covers FAX-B-003-01
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mercy General Hospital | Mercy General Hospital",
                "From: Harbor View Medical Group   Fax: 555-0100 | Harbor View Medical Group",
                "Your visit to the University of Kansas Hospital on Monday | University of Kansas Hospital",
                "Acme Supplies, Inc. | Acme Supplies, Inc.",
                "Blue Ridge Insurance has paid this claim | Blue Ridge Insurance",
                "ORDERED BY NORTHGATE PEDIATRICS | NORTHGATE PEDIATRICS"
            })
    void organisationsByWhatTheirNamesEndWith(String text, String name) {
        assertThat(found(EntityType.ORGANIZATION, text)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Primary Insurance: none",
                "Please call our office about your health",
                "Medical Records Department",
                "Patient: Maria Gonzalez",
                "The clinic opens at nine"
            })
    void kindsAloneAreNoName(String text) {
        assertThat(found(EntityType.ORGANIZATION, text)).isEmpty();
    }

    // covers FAX-B-003-02
    @Test
    void daysAndTimesThatNothingElseWasMadeOf() {
        String text =
                "Please come on April 7, 2026 at 2:05 pm or 14:30, not before 9 AM\n\n\nDate of birth: 03/04/1960";
        assertThat(found(EntityType.DATE, text)).containsExactly("2026-04-07");
        assertThat(found(EntityType.TIME, text)).containsExactly("14:05", "14:30", "09:00");
        assertThat(found(EntityType.DOB, text)).containsExactly("1960-03-04");
    }

    @Test
    void ratiosAndCodesAreNoTimes() {
        assertThat(found(EntityType.TIME, "Titer 1:160, blood pressure 120/80, 10:99, version 1.2:30"))
                .isEmpty();
    }
}

package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.testkit.Covers;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @Covers("FAX-I-001-09")
    @CsvSource(
            delimiter = '|',
            value = {
                "lab glucose | lab and glucose",
                "Lab AND Glucose | lab and glucose",
                "lab or glucose | lab or glucose",
                "lab OR glucose insulin | lab or (glucose and insulin)",
                "(lab OR glucose) insulin | (lab or glucose) and insulin",
                "lab NOT draft | lab and not draft",
                "lab -draft | lab and not draft",
                "-\"first draft\" lab | not “first draft” and lab",
                "\"blood count\" | “blood count”",
                "gluc* | gluc…",
                "E11.9 | “e11 9”",
                "Müller | muller",
                "+13035550142 | number 13035550142",
                "1303555* | number 1303555…",
                "from:+1303555* to:Smith | from number 1303555… and to smith",
                "subject:\"new patient\" | subject “new patient”",
                "subject:(lab or letter) | subject (lab or letter)",
                "category:lab_results,referral | category lab_results or referral",
                "-category:spam lab | not category spam and lab",
                "after:2026-11-01 | since 2026-11-01T05:00:00Z",
                "patient:\"Maria Gonzalez\" npi:1234567893 | patient Maria Gonzalez and npi 1234567893",
                "dob:3/4/1960 | dob 3/4/1960",
                "Re: invoice | re and invoice",
                "or | or",
                "lab or | lab and or",
                "NOT | everything",
                "( | everything",
                ") lab ( | lab",
                "((lab) | lab",
                "\"lab | lab",
                "from: | from",
                "from:from:lab | from and from lab",
                "- | everything",
                "!!! | everything",
            })
    void whatPeopleTypeIsUnderstood(String typed, String understood) {
        assertThat(SearchText.understand(typed, CHICAGO)).hasToString(understood);
    }

    @Test
    void whatCantBeMeantIsRefused() {
        assertRefused("x ".repeat(251), "too long");
        assertRefused("x ".repeat(41), "too many words");
        assertRefused("(".repeat(9) + "x", "too many parentheses");
        assertRefused("after:yesterday", "not a day");
        assertRefused("before:0999-01-01", "out of range");
    }

    private static void assertRefused(String typed, String why) {
        assertThatThrownBy(() -> SearchText.understand(typed, CHICAGO))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(why);
    }

    @Property
    void anythingIsUnderstoodOrRefused(@ForAll @StringLength(max = 60) String typed) {
        try {
            assertThat(SearchText.understand(typed, CHICAGO).toString()).isNotEmpty();
        } catch (ProblemException refused) {
            assertThat(refused.detail()).startsWith("q: ");
        }
    }
}

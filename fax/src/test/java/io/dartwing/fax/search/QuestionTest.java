package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    /// A Saturday.
    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unsigned prescriptions from last week | category:prescription after:2026-11-16 before:2026-11-23",
                "Show me all lab results that came in today | category:lab_results direction:inbound after:2026-11-28 before:2026-11-29",
                "lab results from Mercy Hospital last month | category:lab_results from:\"Mercy Hospital\" after:2026-10-01 before:2026-11-01",
                "faxes to Dr. Smith since Monday | to:Smith after:2026-11-23",
                "failed faxes yesterday | status:failed after:2026-11-27 before:2026-11-28",
                "invoices and contracts in October | category:invoice,contract after:2026-10-01 before:2026-11-01",
                "everything about glucose in the past 10 days | after:2026-11-18 glucose",
                "referrals before 2026-03-01 | category:referral before:2026-03-01",
                "what we got from +13035550142 | direction:inbound from:+13035550142",
                "faxes we sent to the pharmacy in December | direction:outbound to:pharmacy after:2025-12-01 before:2026-01-01",
                "\"blood count\" of Jane Doe on November 3 | after:2026-11-03 before:2026-11-04 \"blood count\" Jane Doe",
                "prior authorizations 11/3/2025 | category:prior_auth after:2025-11-03 before:2025-11-04",
                "Mercy's prescriptions this year | category:prescription after:2026-01-01 before:2027-01-01 Mercy",
                "glucose | glucose",
                "show me everything | ''",
                "allergy forms of today | category:allergy after:2026-11-28 before:2026-11-29",
                "until yesterday | before:2026-11-28",
            })
    void isWhatASearchUnderstands(String asked, String meant) {
        String q = Question.understand(asked, TODAY, Map.of("Allergy forms", "allergy"))
                .q();
        assertThat(q).isEqualTo(meant);
        assertThat(SearchText.understand(q, ZoneOffset.UTC)).isNotNull();
    }

    @Test
    void whatASearchCantAskForIsNamed() {
        assertThat(Question.understand("unsigned urgent referrals", TODAY, Map.of())
                        .ignored())
                .containsExactly("unsigned", "urgent");
    }

    @Property
    void anyQuestionMeansSomething(@ForAll @StringLength(max = 80) String asked) {
        String q = Question.understand(asked, TODAY, Map.of()).q();
        try {
            assertThat(SearchText.understand(q, ZoneOffset.UTC)).isNotNull();
        } catch (io.dartwing.kernel.ProblemException refused) {
            assertThat(refused.detail()).startsWith("q: ");
        }
    }
}

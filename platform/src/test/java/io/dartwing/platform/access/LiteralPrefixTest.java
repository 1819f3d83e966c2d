package io.dartwing.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

class LiteralPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/faxes/{id}/pages/{page}, /api/v1/faxes/",
        "/api/v1/faxes, /api/v1/faxes",
        "/api/v1/**, /api/v1",
        "/assets/*.js, /assets/",
        "/b?ar, /b",
        "/{*rest}, /",
        "/, /"
    })
    void endsWhereThePatternBeginsToVary(String pattern, String prefix) {
        assertThat(LiteralPrefix.of(parsed(pattern)).text()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/faxes/{id}, /api/v1/faxes/1, true",
        "/api/v1/faxes/{id}, /api/v1/numbers/1, false",
        "/api/v1/faxes/{id}, /api/v1/faxes, false",
        "/hooks/*, /hooks, false",
        "/hooks/{*rest}, /hooks, true",
        "/api/v1/faxes/{id}, /api/v1/f%61xes/1, true",
        "/api/v1/faxes/{id}, /api/v1/faxes;a=b/1, true",
        "/hooks/**, /hooks, true",
        "/hooks/**, /hook, false",
        "/{*rest}, /anything, true"
    })
    void neverRulesOutWhatThePatternMatches(String pattern, String path, boolean fits) {
        assertThat(LiteralPrefix.of(parsed(pattern)).fits(path)).isEqualTo(fits);
        if (parsed(pattern).matches(PathContainer.parsePath(path))) {
            assertThat(fits).isTrue();
        }
    }

    private static PathPattern parsed(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}

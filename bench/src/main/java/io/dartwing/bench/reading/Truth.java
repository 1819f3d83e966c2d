package io.dartwing.bench.reading;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is true of a made-up fax.
///
/// @param family templates that resemble each other share one
/// @param junk whether nobody asked for it
/// @param pageTexts the true text of each page
/// @param labels values that stand in it
record Truth(
        String id,
        String template,
        String family,
        String category,
        boolean junk,
        boolean phi,
        List<String> pageTexts,
        List<Label> labels) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param page from 0
    record Label(String type, String value, int page) {}

    static Truth of(byte[] json) {
        JsonNode truth = JSON.readTree(json);
        return new Truth(
                truth.path("id").asString(),
                truth.path("template").asString(),
                truth.path("family").asString(),
                truth.path("category").asString(),
                truth.path("junk").asBoolean(),
                truth.path("phi").asBoolean(),
                truth.path("pages")
                        .valueStream()
                        .map(page -> page.path("text").asString())
                        .toList(),
                truth.path("labels")
                        .valueStream()
                        .map(label -> new Label(
                                label.path("type").asString(),
                                label.path("value").asString(),
                                label.path("page").asInt()))
                        .toList());
    }
}

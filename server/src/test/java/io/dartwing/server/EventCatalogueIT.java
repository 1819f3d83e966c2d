package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.webhooks.EventCatalogue;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/events.md` is what the program publishes. After a change of the events, write it anew:
/// `./mvnw -pl server -am verify -Dit.test=EventCatalogueIT -Devents.write=true`.
class EventCatalogueIT {
    private final TestServer server = TestServer.shared();
    private final EventCatalogue catalogue = server.context().getBean(EventCatalogue.class);
    private final JsonMapper json = new JsonMapper();

    @Test
    void theCommittedDocumentIsWhatThePublishedRecordsSay() throws IOException {
        Path committed = root().resolve("docs/events.md");
        String document = document();
        if (Boolean.getBoolean("events.write")) {
            Files.writeString(committed, document);
        }
        assertThat(Files.readString(committed)).isEqualTo(document);
    }

    @Test
    void everyExampleFitsItsSchema() {
        for (String version : catalogue.versions()) {
            for (EventCatalogue.Entry entry : catalogue.entries(version)) {
                JsonNode schema = json.valueToTree(entry.schema());
                assertThat(entry.example().propertyNames())
                        .as(entry.name())
                        .containsExactlyElementsOf(schema.path("properties").propertyNames());
                entry.example().properties().forEach(field -> {
                    JsonNode words =
                            schema.path("properties").path(field.getKey()).path("enum");
                    if (words.isArray()) {
                        assertThat(words.valueStream()).as(entry.name()).contains(field.getValue());
                    }
                });
            }
        }
    }

    private String document() {
        var text = new StringBuilder("""
                # Events

                Made from the program by `EventCatalogueIT`; the same over HTTP at `GET /api/v1/event-types`, with JSON Schemas.
                How deliveries work, and how to check a signature: [the API guide](api.md).

                Every delivery has this envelope:

                ```json
                {
                  "event": "fax.received",
                  "timestamp": "2026-11-26T14:00:00.123Z",
                  "webhook_id": "WH-2026-01998b6e5d1c7a319f003c5d8a0b1c2d",
                  "api_version": "2026-01-01",
                  "sequence": 1,
                  "resource": {"type": "fax", "id": "01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d"},
                  "data": {}
                }
                ```

                """);
        for (String version : catalogue.versions()) {
            text.append("## API version ").append(version).append("\n\n");
            for (EventCatalogue.Entry entry : catalogue.entries(version)) {
                append(text, entry);
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private void append(StringBuilder text, EventCatalogue.Entry entry) {
        text.append("### `").append(entry.name()).append("`\n\n").append(entry.description());
        text.append(" Ordered per ").append(entry.resource()).append(".\n\n| data | type | meaning |\n|---|---|---|\n");
        JsonNode schema = json.valueToTree(entry.schema());
        schema.path("properties")
                .properties()
                .forEach(field -> text.append("| `")
                        .append(field.getKey())
                        .append("` | ")
                        .append(type(field.getValue()))
                        .append(" | ")
                        .append(field.getValue().path("description").asString())
                        .append(" |\n"));
        text.append("\n```json\n")
                .append(json.writerWithDefaultPrettyPrinter().writeValueAsString(entry.example()))
                .append("\n```\n\n");
    }

    private static String type(JsonNode field) {
        if (field.path("enum").isArray()) {
            return String.join(
                    ", ",
                    field.path("enum")
                            .valueStream()
                            .map(word -> word.isNull() ? "null" : "`" + word.asString() + "`")
                            .toList());
        }
        JsonNode type = field.path("type");
        String name = type.isArray()
                ? String.join(" or ", type.valueStream().map(JsonNode::asString).toList())
                : type.asString();
        String format = field.path("format").asString("");
        return format.isEmpty() ? name : name + " (" + format + ")";
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/openapi.json"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}

package io.dartwing.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class EventCatalogueTest {
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    record Item(@Meaning("How many.") int count) {}

    record ParcelSent(
            @Meaning("The parcel.") UUID parcelId,
            @Meaning("When.") Instant sentAt,

            @Meaning(
                    value = "How.",
                    oneOf = {"air", "sea"})
            @Nullable
            String way,

            @Meaning("What is in it.") List<Item> items) {}

    record ParcelSentBefore(@Meaning("The parcel.") UUID id) {}

    private static final UUID PARCEL = UUID.fromString("01998b6e-0000-7000-8000-000000000001");

    private static EventType<ParcelSent> parcelSent() {
        return EventType.of(
                "parcel.sent",
                "parcel",
                ParcelSent.class,
                "A parcel went out.",
                new ParcelSent(PARCEL, Instant.EPOCH, null, List.of(new Item(2))));
    }

    @Test
    void schemasComeFromTheRecords() {
        var catalogue = new EventCatalogue(List.of(EventTypes.of(parcelSent())), json);
        String schema = json.writeValueAsString(
                catalogue.entries("2026-01-01").getFirst().schema());
        assertThat(schema)
                .contains("\"parcel_id\":{")
                .contains("\"format\":\"uuid\"")
                .contains("\"sent_at\":{")
                .contains("\"format\":\"date-time\"")
                .contains("\"enum\":[\"air\",\"sea\",null]")
                .contains("[\"string\",\"null\"]")
                .contains("\"required\":[\"parcel_id\",\"sent_at\",\"way\",\"items\"]");
    }

    @Test
    void anEndpointOfAnOlderVersionGoesOnGettingTheOldForm() {
        EventType<ParcelSent> changed = parcelSent()
                .before("2026-06-01", ParcelSentBefore.class, newest -> new ParcelSentBefore(newest.parcelId()));
        var catalogue = new EventCatalogue(List.of(EventTypes.of(changed)), json);
        assertThat(catalogue.versions()).containsExactly("2026-01-01", "2026-06-01");
        String stored = json.writeValueAsString(changed.example());
        assertThat(catalogue.render("parcel.sent", stored, "2026-01-01").toString())
                .isEqualTo("{\"id\":\"" + PARCEL + "\"}");
        assertThat(catalogue
                        .render("parcel.sent", stored, "2026-06-01")
                        .get("parcel_id")
                        .asString())
                .isEqualTo(PARCEL.toString());
    }

    @Test
    void aTypeIsDeclaredOnceAndVersionsGoForward() {
        var twice = List.of(EventTypes.of(parcelSent()), EventTypes.of(parcelSent()));
        assertThatThrownBy(() -> new EventCatalogue(twice, json)).isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parcelSent().before("2025-12-31", ParcelSentBefore.class, it -> null));
    }
}

package io.dartwing.fax.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/// What the index knows of a fax. Nothing of it is stored: what a search finds is read from the database.
@SearchEntity
@Indexed(index = IndexedFax.INDEX)
final class IndexedFax {
    /// Ends with the version of what stands below: another one is built anew beside the old.
    static final String INDEX = "dartwing-faxes-2";

    @DocumentId
    final UUID id;

    @KeywordField(norms = Norms.NO)
    final String organization;

    @KeywordField(aggregable = Aggregable.YES, norms = Norms.NO)
    final String direction;

    @KeywordField(aggregable = Aggregable.YES, norms = Norms.NO)
    final String status;

    @KeywordField(aggregable = Aggregable.YES, norms = Norms.NO)
    final @Nullable String category;

    @KeywordField(aggregable = Aggregable.YES, norms = Norms.NO)
    final @Nullable String inbox;

    @KeywordField(norms = Norms.NO)
    final @Nullable String assignee;

    @KeywordField(aggregable = Aggregable.YES, norms = Norms.NO)
    final List<String> tags;

    @GenericField
    final @Nullable Boolean phi;

    @KeywordField(norms = Norms.NO)
    final List<String> found;

    @GenericField(sortable = Sortable.YES, aggregable = Aggregable.YES, searchable = Searchable.YES)
    final Instant createdAt;

    @KeywordField(norms = Norms.NO)
    final String senderNumber;

    @KeywordField(norms = Norms.NO)
    final String recipientNumber;

    @FullTextField(analyzer = FaxIndex.WORDS, norms = Norms.NO)
    final String name;

    @FullTextField(analyzer = FaxIndex.WORDS)
    final @Nullable String sender;

    @FullTextField(analyzer = FaxIndex.WORDS)
    final @Nullable String recipient;

    @FullTextField(analyzer = FaxIndex.WORDS)
    final @Nullable String subject;

    @FullTextField(analyzer = FaxIndex.WORDS)
    final String text;

    /// @param found what was found in the fax
    /// @param parties who sent it and who gets it
    IndexedFax(UUID id, UUID organization, Place place, Found found, Parties parties, Words words) {
        this.id = id;
        this.organization = organization.toString();
        this.direction = place.direction();
        this.status = place.status();
        this.inbox = text(place.inbox());
        this.assignee = text(place.assignee());
        this.createdAt = place.createdAt();
        this.category = found.category();
        this.tags = found.tags().stream().map(UUID::toString).toList();
        this.phi = found.phi();
        this.found = found.keys();
        this.senderNumber = digits(parties.senderNumber());
        this.recipientNumber = digits(parties.recipientNumber());
        this.sender = parties.sender();
        this.recipient = parties.recipient();
        this.name = words.name();
        this.subject = words.subject();
        this.text = words.text();
    }

    record Place(
            String direction,
            String status,
            @Nullable UUID inbox,
            @Nullable UUID assignee,
            Instant createdAt) {}

    /// @param keys hashes of what stands on the pages, see [FoundKeys]
    record Found(
            @Nullable String category,
            List<UUID> tags,
            @Nullable Boolean phi,
            List<String> keys) {}

    record Parties(
            String senderNumber,
            String recipientNumber,
            @Nullable String sender,
            @Nullable String recipient) {}

    record Words(String name, @Nullable String subject, String text) {}

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }
}

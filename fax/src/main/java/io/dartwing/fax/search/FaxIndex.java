package io.dartwing.fax.search;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DataDirectory;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMappingBuilder;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The index itself: Lucene in the data directory, or an OpenSearch. It opens beside the start of everything else.
@Component
@EnableConfigurationProperties(SearchProperties.class)
class FaxIndex {
    /// Words in lower case without accents, split at whatever is no letter and no digit.
    static final String WORDS = "words";

    private static final Logger LOG = LoggerFactory.getLogger(FaxIndex.class);
    private static final String BACKEND = "hibernate.search.backend.";
    private static final String BREAKS = "[^\\p{L}\\p{N}]+";
    /// What is longer is no word; Lucene refuses a document with terms of 32,766 bytes.
    private static final String LONGEST_WORD = "200";

    private static final int PATIENCE_SECONDS = 10;

    private final DataDirectory data;
    private final SearchProperties properties;
    private final CompletableFuture<CloseableSearchMapping> mapping = new CompletableFuture<>();

    FaxIndex(DataDirectory data, SearchProperties properties) {
        this.data = data;
        this.properties = properties;
    }

    /// Opens it; takes a second. False when it could not be opened this time.
    boolean open() {
        if (mapping.isDone()) {
            return true;
        }
        try {
            return mapping.complete(build());
        } catch (RuntimeException failure) {
            LOG.error("the search index could not be opened; it is tried again", failure);
            return false;
        }
    }

    private CloseableSearchMapping build() {
        SearchMappingBuilder builder = SearchMapping.builder(AnnotatedTypeSource.fromClasses(IndexedFax.class));
        if (properties.opensearch().used()) {
            openSearch(builder, properties.opensearch());
        } else {
            builder.property(BACKEND + "type", "lucene")
                    .property(BACKEND + "lucene_version", "LATEST")
                    .property(
                            BACKEND + "directory.root",
                            data.root().resolve("search").toString())
                    .property(BACKEND + "io.refresh_interval", "200")
                    .property(BACKEND + "io.writer.ram_buffer_size", "8")
                    .property(BACKEND + "thread_pool.size", "2")
                    .property(BACKEND + "indexing.queue_count", "1")
                    .property(BACKEND + "analysis.configurer", (LuceneAnalysisConfigurer)
                            context -> context.analyzer(WORDS)
                                    .custom()
                                    .tokenizer("pattern")
                                    .param("pattern", BREAKS)
                                    .tokenFilter("lowercase")
                                    .tokenFilter("asciiFolding")
                                    .tokenFilter("length")
                                    .param("min", "1")
                                    .param("max", LONGEST_WORD));
        }
        return builder.build();
    }

    private static void openSearch(SearchMappingBuilder builder, SearchProperties.OpenSearch wish) {
        builder.property(BACKEND + "type", "elasticsearch")
                .property(BACKEND + "uris", wish.hosts())
                .property(BACKEND + "schema_management.minimal_required_status", "yellow")
                .property(BACKEND + "analysis.configurer", (ElasticsearchAnalysisConfigurer) context -> {
                    context.tokenizer("breaks").type("pattern").param("pattern", BREAKS);
                    context.tokenFilter("words_only").type("length").param("max", Integer.parseInt(LONGEST_WORD));
                    context.analyzer(WORDS)
                            .custom()
                            .tokenizer("breaks")
                            .tokenFilters("lowercase", "asciifolding", "words_only");
                });
        if (wish.username() != null) {
            builder.property(BACKEND + "username", wish.username()).property(BACKEND + "password", wish.password());
        }
    }

    /// Problem `FAX-048` while it is not open.
    SearchMapping mapping() {
        try {
            return mapping.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(FaxError.SEARCH_UNAVAILABLE, "search: interrupted");
        } catch (ExecutionException | TimeoutException notOpen) {
            throw new ProblemException(FaxError.SEARCH_UNAVAILABLE, "search: the index is not open yet");
        }
    }

    /// Puts these in the place of what it knew of them, and forgets the others; on disk when it returns.
    void write(Collection<IndexedFax> faxes, Collection<UUID> gone) {
        try (SearchSession session = session()) {
            faxes.forEach(fax -> session.indexingPlan().addOrUpdate(fax));
            gone.forEach(id -> session.indexingPlan().purge(IndexedFax.class, id, null));
        }
    }

    /// What was forgotten stays in Lucene's files until they are merged. Right after a start it is not open
    /// yet: another turn comes.
    void compact() {
        Optional.ofNullable(mapping.getNow(null))
                .ifPresent(open -> open.scope(IndexedFax.class).workspace().mergeSegments());
    }

    boolean empty() {
        try (SearchSession session = session()) {
            return session.search(IndexedFax.class).where(f -> f.matchAll()).fetchTotalHitCount() == 0;
        }
    }

    /// All ids it has of an organisation.
    List<UUID> idsOf(UUID organization) {
        var ids = new ArrayList<UUID>();
        try (SearchSession session = session();
                var scroll = session.search(IndexedFax.class)
                        .select(f -> f.id(UUID.class))
                        .where(f -> f.match().field("organization").matching(organization.toString()))
                        .scroll(1000)) {
            for (var chunk = scroll.next(); chunk.hasHits(); chunk = scroll.next()) {
                ids.addAll(chunk.hits());
            }
        }
        return ids;
    }

    SearchSession session() {
        return mapping()
                .createSessionWithOptions()
                .indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.writeSync())
                .build();
    }

    @PreDestroy
    void close() {
        Optional.ofNullable(mapping.getNow(null)).ifPresent(CloseableSearchMapping::close);
    }
}

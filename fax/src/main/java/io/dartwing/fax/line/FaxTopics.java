package io.dartwing.fax.line;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.realtime.LiveChange;
import io.dartwing.platform.realtime.LiveTopic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The live topics `faxes` (the list) and `fax:{id}` (one fax and its call). Each subscriber gets the row
/// it would get by asking, or nothing.
@Configuration(proxyBeanMethods = false)
class FaxTopics {
    @Bean
    LiveTopic faxListTopic(FaxQueries queries, PhiReads reads, JsonMapper json) {
        return new Topic("faxes", queries, reads, json);
    }

    @Bean
    LiveTopic oneFaxTopic(FaxQueries queries, PhiReads reads, JsonMapper json) {
        return new Topic("fax", queries, reads, json);
    }

    private record Topic(String name, FaxQueries queries, PhiReads reads, JsonMapper json) implements LiveTopic {
        @Override
        public boolean allows(Actor actor, @Nullable String key) {
            return FaxAccess.allows(actor, FaxAccess.READ)
                    && (name.equals("faxes")
                            ? key == null
                            : key != null
                                    && Ids.parse(key).isPresent()
                                    && queries.find(key, FaxAccess.READ).isPresent());
        }

        @Override
        public Optional<JsonNode> row(Actor actor, LiveChange change) {
            return FaxAccess.allows(actor, FaxAccess.READ)
                    ? queries.find(change.id().toString(), FaxAccess.READ).map(fax -> {
                        reads.recordWatching("fax.watched", "fax_document", fax.id());
                        return json.valueToTree(fax);
                    })
                    : Optional.empty();
        }
    }
}

package io.dartwing.fax.reading;

import io.dartwing.engine.reading.category.Categories;
import io.dartwing.platform.actor.Actors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The models that organisations use in the place of the shipped one. Those that judged last stay in
/// memory, some megabytes each.
@Component
class OwnCategories {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCategories.class);
    private static final int MOST = 16;

    private record Held(UUID model, Categories categories) {}

    private final CategoryModelRows rows;
    private final Map<UUID, Held> held = new LinkedHashMap<>(MOST, 0.75f, true);

    OwnCategories(CategoryModelRows rows) {
        this.rows = rows;
    }

    /// The current organisation's; empty when it uses the shipped one, or when its own can't be read
    /// by this version of the program.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Categories> current() {
        UUID organization = Actors.current().requireOrganization();
        Optional<UUID> wanted = rows.inUse();
        if (wanted.isEmpty()) {
            forget(organization);
            return Optional.empty();
        }
        Optional<Categories> known = held(organization, wanted.get());
        return known.isPresent() ? known : load(organization, wanted.get());
    }

    private Optional<Categories> load(UUID organization, UUID model) {
        try {
            Categories categories = Categories.read(new ByteArrayInputStream(rows.opened(model)));
            hold(organization, new Held(model, categories));
            return Optional.of(categories);
        } catch (IOException unreadable) {
            LOG.error("category model {}: can't be read, the shipped one judges; train again", model, unreadable);
            return Optional.empty();
        }
    }

    private synchronized Optional<Categories> held(UUID organization, UUID model) {
        return Optional.ofNullable(held.get(organization))
                .filter(one -> one.model().equals(model))
                .map(Held::categories);
    }

    private synchronized void hold(UUID organization, Held one) {
        held.put(organization, one);
        if (held.size() > MOST) {
            held.remove(held.keySet().iterator().next());
        }
    }

    private synchronized void forget(UUID organization) {
        held.remove(organization);
    }
}

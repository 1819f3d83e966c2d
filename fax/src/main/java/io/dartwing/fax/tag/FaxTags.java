package io.dartwing.fax.tag;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tags of the current actor's organisation that were not deleted.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxTags {
    private final EntityManager entities;

    FaxTags(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<FaxTag> find(UUID id) {
        return Optional.ofNullable(entities.find(FaxTag.class, id)).filter(tag -> !tag.deleted());
    }

    /// Those of `ids` that there are, in their order.
    public List<UUID> known(List<UUID> ids) {
        return ids.stream().filter(id -> find(id).isPresent()).toList();
    }
}

package io.dartwing.platform.permission;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/// The record types of this server, as the decision sees them; a bean of each context that has some.
public interface ProtectedTypes {
    Collection<RecordTypeRef> types();

    /// The types of all contexts, asked for with the first question: by then the contexts are there.
    static Supplier<List<RecordTypeRef>> ofAll(ObjectProvider<ProtectedTypes> contexts) {
        return SingletonSupplier.of(() ->
                contexts.stream().flatMap(context -> context.types().stream()).toList());
    }

    /// What the decision on `person` needs to know of one record; empty when it is none of this context's, or not to
    /// be seen by the current actor's transaction, which the caller holds.
    Optional<RecordFacts> facts(String type, UUID record, Optional<UUID> person);
}

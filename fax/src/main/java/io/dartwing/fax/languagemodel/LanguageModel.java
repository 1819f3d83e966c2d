package io.dartwing.fax.languagemodel;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A model behind an interface like OpenAI's, as an administrator set it up.
@Entity
@Table(name = "language_models")
class LanguageModel extends TenantRecord {
    /// What of a question it gets.
    enum Sends {
        /// Words of a list that comes with the program; all others stay here.
        COMMON_WORDS,
        AS_TYPED
    }

    private String name = "";
    private boolean enabled;
    private String endpoint = "";
    private String model = "";
    private byte @Nullable [] apiKey;

    @Enumerated(EnumType.STRING)
    private Sends sends = Sends.COMMON_WORDS;

    private @Nullable UUID agreementId;

    String name() {
        return name;
    }

    boolean enabled() {
        return enabled;
    }

    /// Without a slash at its end.
    String endpoint() {
        return endpoint.replaceAll("/+$", "");
    }

    String model() {
        return model;
    }

    Sends sends() {
        return sends;
    }

    Optional<UUID> agreement() {
        return Optional.ofNullable(agreementId);
    }
}

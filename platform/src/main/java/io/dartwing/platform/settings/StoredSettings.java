package io.dartwing.platform.settings;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.SettingRows.Chosen;
import io.dartwing.platform.settings.SettingRows.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an organisation's settings together and keeps them for a moment: no message between nodes can get lost,
/// because there is none.
final class StoredSettings implements OrganizationSettings {
    /// How long an answer is reused, and so how late another node hears of a change.
    static final Duration FRESH = Duration.ofMillis(800);

    private static final Logger LOG = LoggerFactory.getLogger(StoredSettings.class);
    private static final Set<String> COMPLAINED = ConcurrentHashMap.newKeySet();
    private static final int CAPACITY = 10_000;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SettingTables tables;
    private final SettingRows rows;
    private final TransactionTemplate transaction;
    private final List<SettingChangeListener> listeners;
    private final List<SettingDefault<?>> defaults;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Known> known = new ConcurrentHashMap<>();

    private record Known(Snapshot snapshot, Instant readAt) {}

    StoredSettings(
            SettingTables tables,
            SettingRows rows,
            TransactionTemplate transaction,
            List<SettingChangeListener> listeners,
            List<SettingDefault<?>> defaults,
            Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.transaction = transaction;
        this.listeners = listeners;
        this.defaults = List.copyOf(defaults);
        this.clock = clock;
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return value(Actors.current().organization().orElse(null), setting);
    }

    @Override
    public <T> T get(UUID organization, Setting<T> setting) {
        return value(organization, setting);
    }

    private <T> T value(@Nullable UUID organization, Setting<T> setting) {
        tables.requireDeclared(setting);
        return inForce(setting, snapshot(organization));
    }

    /// The organisation's choice, else the installation's, else the default; never weaker than the mode demands.
    <T> T inForce(Setting<T> setting, Snapshot snapshot) {
        T chosen = parsed(setting, snapshot.organization().get(setting.name()))
                .or(() -> parsed(setting, snapshot.installation().get(setting.name())))
                .orElseGet(() -> defaultOf(setting));
        return setting.inForce(chosen, snapshot.healthcare());
    }

    @SuppressWarnings("unchecked") // a default is made with the setting it belongs to, and so has its type
    <T> T defaultOf(Setting<T> setting) {
        for (SettingDefault<?> each : defaults) {
            if (each.setting() == setting) {
                return (T) each.value();
            }
        }
        return setting.defaultValue();
    }

    Snapshot snapshot(@Nullable UUID organization) {
        UUID key = organization == null ? NOBODY : organization;
        Instant now = clock.instant();
        Known before = known.get(key);
        boolean changing = TransactionSynchronizationManager.hasResource(this);
        if (!changing
                && before != null
                && now.isBefore(before.readAt().plus(FRESH))
                && !now.isBefore(before.readAt())) {
            return before.snapshot();
        }
        Snapshot read = rows.read(organization);
        if (!changing) { // what isn't committed is nobody else's business
            if (known.size() >= CAPACITY) {
                known.clear();
            }
            known.put(key, new Known(read, now));
        }
        return read;
    }

    @Override
    public <T> void set(Setting<T> setting, T value) {
        choose(setting, setting.type().write(value));
    }

    @Override
    public void reset(Setting<?> setting) {
        change(setting, Optional.empty());
    }

    /// As `set`, with a value that a caller sent.
    <T> void choose(Setting<T> setting, @Nullable JsonNode value) {
        T read = setting.type().read(value).orElseThrow(() -> wrong(setting));
        change(setting, Optional.of(JSON.writeValueAsString(setting.type().write(read))));
    }

    private <T> void change(Setting<T> setting, Optional<String> value) {
        tables.requireDeclared(setting);
        Actor actor = Actors.current();
        UUID organization = actor.requireOrganization();
        if (!mayChange(actor, setting)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN,
                    setting.permission()
                            .map(needed -> "permission " + needed + " is missing")
                            .orElse("only the operator of the installation changes this"));
        }
        transaction.executeWithoutResult(status -> {
            forgetAtTheEnd(organization);
            Optional<String> before = rows.lock(organization, setting.name());
            Snapshot snapshot = rows.read(organization);
            value.flatMap(text -> parsed(setting, text)).ifPresent(read -> requireChoosable(setting, read, snapshot));
            if (before.equals(value)) {
                return;
            }
            Instant now = clock.instant();
            String by = actor.reference().name();
            value.ifPresentOrElse(
                    text -> rows.save(organization, setting.name(), text, now, by),
                    () -> rows.remove(organization, setting.name()));
            var change = new SettingChange(setting.name(), before, value);
            rows.note(organization, change, now, actor.reference());
            listeners.forEach(listener -> listener.changed(change));
        });
    }

    static boolean mayChange(Actor actor, Setting<?> setting) {
        return actor instanceof InstallationActor
                || setting.permission().map(actor::may).orElse(false);
    }

    private static <T> void requireChoosable(Setting<T> setting, T value, Snapshot snapshot) {
        if (!setting.choosable(value, snapshot.healthcare())) {
            throw new ProblemException(
                    PlatformError.CONFLICT,
                    "value: not allowed in healthcare mode (expected: "
                            + setting.healthcareRule().orElse("") + ")");
        }
    }

    private static ProblemException wrong(Setting<?> setting) {
        String message = "value: not valid (expected: " + setting.type().expected() + ")";
        return new ProblemException(PlatformError.VALIDATION, message, List.of(new FieldError("value", message)));
    }

    /// Until then this thread reads past the cache, afterwards everybody reads anew.
    private void forgetAtTheEnd(UUID organization) {
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(StoredSettings.this);
                    known.remove(organization);
                }
            });
        }
    }

    private static <T> Optional<T> parsed(Setting<T> setting, @Nullable Chosen chosen) {
        return chosen == null ? Optional.empty() : parsed(setting, chosen.value());
    }

    /// A stored value that this version no longer takes counts as not chosen.
    private static <T> Optional<T> parsed(Setting<T> setting, String json) {
        try {
            Optional<T> value = setting.type().read(JSON.readTree(json));
            if (value.isEmpty()) {
                complain(setting);
            }
            return value;
        } catch (JacksonException malformed) {
            complain(setting);
            return Optional.empty();
        }
    }

    private static void complain(Setting<?> setting) {
        if (COMPLAINED.add(setting.name())) {
            LOG.warn("setting {}: a stored value is not valid and counts as not chosen", setting.name());
        }
    }
}

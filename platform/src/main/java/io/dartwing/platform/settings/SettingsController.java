package io.dartwing.platform.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.settings.SettingRows.Chosen;
import io.dartwing.platform.settings.SettingRows.Snapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The settings of the current organisation, as their declarations describe them.
@RestController
class SettingsController {
    private static final int HISTORY = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SettingTables tables;
    private final StoredSettings settings;
    private final SettingRows rows;
    private final FeatureFlags flags;
    private final TransactionTemplate transaction;

    SettingsController(
            SettingTables tables,
            StoredSettings settings,
            SettingRows rows,
            FeatureFlags flags,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.settings = settings;
        this.rows = rows;
        this.flags = flags;
        this.transaction = transaction;
    }

    /// `source` says whose choice `value` is: `organization`, `installation`, `default`, or `healthcare` when the mode
    /// demands more than was chosen.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SettingView(
            String name,
            String label,
            String group,
            String description,
            String kind,
            Map<String, Object> limits,
            String expected,
            Object value,
            Object defaultValue,
            String source,
            boolean changeable,
            @Nullable String healthcareRule,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy) {}

    /// `value`: as the setting's `expected` says.
    record SettingChangeRequest(@Nullable Object value) {}

    record SettingHistoryEntry(
            UUID id,
            String setting,
            @Nullable Object before,
            @Nullable Object after,
            Instant at,
            String actorType,
            UUID actorId,
            String actorName) {}

    record Settings(List<SettingView> data) {}

    record SettingHistory(List<SettingHistoryEntry> data) {}

    record FlagValues(Map<String, Object> flags) {}

    @GetMapping("/api/v1/settings")
    Settings listSettings() {
        PermissionDecision.require(Permissions.ADMIN);
        Snapshot snapshot = snapshot();
        return new Settings(
                tables.all().stream().map(setting -> view(setting, snapshot)).toList());
    }

    @GetMapping("/api/v1/settings/{name}")
    SettingView getSetting(@PathVariable String name) {
        PermissionDecision.require(Permissions.ADMIN);
        return view(tables.get(name), snapshot());
    }

    @PutMapping("/api/v1/settings/{name}")
    SettingView changeSetting(@PathVariable String name, @RequestBody SettingChangeRequest body) {
        PermissionDecision.require(Permissions.ADMIN);
        settings.choose(tables.get(name), JSON.valueToTree(body.value()));
        return getSetting(name);
    }

    /// Back to the installation's value or the default.
    @DeleteMapping("/api/v1/settings/{name}")
    SettingView resetSetting(@PathVariable String name) {
        PermissionDecision.require(Permissions.ADMIN);
        settings.reset(tables.get(name));
        return getSetting(name);
    }

    @GetMapping("/api/v1/settings/{name}/history")
    SettingHistory settingHistory(@PathVariable String name) {
        PermissionDecision.require(Permissions.ADMIN);
        return history(tables.get(name));
    }

    /// The changes of all settings, the newest first.
    @GetMapping("/api/v1/setting-changes")
    SettingHistory settingChanges() {
        PermissionDecision.require(Permissions.ADMIN);
        return history(null);
    }

    /// What the flags are for this caller.
    @GetMapping("/api/v1/feature-flags")
    FlagValues featureFlags() {
        var values = new LinkedHashMap<String, Object>();
        for (FeatureFlag flag : tables.flags()) {
            values.put(flag.name(), flag.variants().isEmpty() ? flags.enabled(flag) : flags.variant(flag));
        }
        return new FlagValues(values);
    }

    private SettingHistory history(@Nullable Setting<?> setting) {
        UUID organization = Actors.current().requireOrganization();
        return new SettingHistory(
                transaction
                        .execute(status -> rows.history(organization, setting == null ? null : setting.name(), HISTORY))
                        .stream()
                        .map(SettingsController::entry)
                        .toList());
    }

    private Snapshot snapshot() {
        return settings.snapshot(Actors.current().requireOrganization());
    }

    private <T> SettingView view(Setting<T> setting, Snapshot snapshot) {
        Actor actor = Actors.current();
        Optional<Chosen> own = Optional.ofNullable(snapshot.organization().get(setting.name()));
        T value = settings.inForce(setting, snapshot);
        boolean demanded = !value.equals(
                settings.inForce(setting, new Snapshot(false, snapshot.organization(), snapshot.installation())));
        String source = demanded
                ? "healthcare"
                : own.isPresent()
                        ? "organization"
                        : snapshot.installation().containsKey(setting.name()) ? "installation" : "default";
        return new SettingView(
                setting.name(),
                setting.label(),
                setting.group(),
                setting.description(),
                setting.type().kind(),
                setting.type().limits(),
                setting.type().expected(),
                setting.type().write(value),
                setting.type().write(settings.defaultOf(setting)),
                source,
                StoredSettings.mayChange(actor, setting),
                setting.healthcareRule().orElse(null),
                own.map(Chosen::at).orElse(null),
                own.map(Chosen::by).orElse(null));
    }

    private static SettingHistoryEntry entry(SettingRows.Entry entry) {
        return new SettingHistoryEntry(
                entry.id(),
                entry.setting(),
                tree(entry.before()),
                tree(entry.after()),
                entry.at(),
                entry.by().type().value(),
                entry.by().id(),
                entry.by().name());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }
}

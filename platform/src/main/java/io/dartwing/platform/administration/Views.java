package io.dartwing.platform.administration;

import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.audit.AuditVerification;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.settings.InstallationSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the commands answer, as ordered names and values.
final class Views {
    private Views() {}

    static Map<String, ?> list(Stream<? extends Map<String, ?>> rows) {
        return Map.of("data", rows.toList());
    }

    static Map<String, ?> of(Organization organization) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", organization.id().toString());
        view.put("name", organization.name());
        view.put("mode", organization.mode().value());
        return view;
    }

    static Map<String, ?> of(Organization organization, NewPerson person, People.Added added) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", added.id().toString());
        view.put("email", person.email());
        view.put("organization", organization.name());
        view.put("roles", person.roles());
        added.oneTimePassword().ifPresent(password -> view.put("password", password));
        return view;
    }

    static Map<String, ?> of(ApiKeys.Created key, List<String> scopes) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", key.id().toString());
        view.put("name", key.name());
        view.put("scopes", scopes);
        view.put("key", key.key());
        return view;
    }

    static Map<String, ?> of(InstallationSettings.Summary setting) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("name", setting.name());
        view.put("value", setting.chosen().orElse(null));
        view.put("default", setting.defaultValue());
        view.put("expected", setting.expected());
        return view;
    }

    static Map<String, ?> of(ApiKeys.Summary key) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", key.id().toString());
        view.put("name", key.name());
        view.put("prefix", key.prefix());
        view.put("scopes", key.scopes());
        view.put("expires_at", key.expiresAt() == null ? null : key.expiresAt().toString());
        view.put(
                "last_used_at",
                key.lastUsedAt() == null ? null : key.lastUsedAt().toString());
        return view;
    }

    static Map<String, ?> of(String organization, AuditVerification result) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("organization", organization);
        switch (result) {
            case AuditVerification.Intact(long entries, int anchors) -> {
                view.put("status", "intact");
                view.put("entries", entries);
                view.put("anchors", anchors);
            }
            case AuditVerification.Broken(long sequence, String reason) -> {
                view.put("status", "broken");
                view.put("first_broken_entry", sequence);
                view.put("reason", reason);
            }
        }
        return view;
    }
}

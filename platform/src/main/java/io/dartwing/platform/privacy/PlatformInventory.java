package io.dartwing.platform.privacy;

import static io.dartwing.platform.privacy.StoredData.plain;

import java.util.List;
import org.springframework.stereotype.Component;

/// The tables of the platform.
@Component
class PlatformInventory implements DataInventory {
    private static final String HASHED = "row security; secrets as hashes only";
    private static final String SEALED = "row security; encrypted with the organisation's key";

    @Override
    public String module() {
        return "Platform";
    }

    @Override
    public List<StoredData> tables() {
        return List.of(
                plain("organizations", "The organisation itself"),
                plain("people", "People of the organisation: name, address, roles")
                        .about("id"),
                plain("accounts", "How a person signs in, over all its organisations")
                        .protectedBy("sealed off from the app role; passwords as Argon2id hashes")
                        .notExported(),
                plain("sessions", "Sign-ins that are open")
                        .protectedBy("sealed off from the app role; tokens as hashes only")
                        .kept("until they end")
                        .notExported(),
                plain("api_keys", "API keys").protectedBy(HASHED),
                plain("audit_entries", "Who did what, chained by hash; no names of erased people, no content")
                        .protectedBy("row security; append-only")
                        .kept("at least 6 years (45 CFR 164.316)")
                        .about("actor_id"),
                plain("audit_heads", "Where each audit chain ends").notExported(),
                plain("organization_keys", "Data keys, wrapped by the master key")
                        .protectedBy("wrapped; the master key is kept outside of the database")
                        .notExported(),
                plain("files", "Files: pages, documents, logs")
                        .withPhi()
                        .protectedBy("content encrypted with the organisation's key (AES-256-GCM)")
                        .kept("as long as a record refers to them"),
                plain("event_publication", "Events on their way to listeners; ids only")
                        .kept("until delivered")
                        .notExported(),
                queue("jobs_default"),
                queue("jobs_long"),
                queue("jobs_short"),
                queue("jobs_ai"),
                plain("dead_jobs", "Jobs that were given up; ids only").notExported(),
                plain("naming_series", "The last number of each series").notExported(),
                plain("idempotency_keys", "Answers that are repeated for a repeated request")
                        .withPhi()
                        .protectedBy(SEALED)
                        .kept("48 hours")
                        .notExported(),
                plain("tenancy_exemptions", "Which tables are not of one organisation, and why")
                        .kept("always")
                        .notExported(),
                plain("organization_settings", "Settings that the organisation chose"),
                plain("organization_setting_changes", "The history of its settings")
                        .about("actor_id"),
                plain("installation_settings", "The operator's defaults for all organisations")
                        .kept("always")
                        .notExported(),
                plain("care_relationships", "Who cares for which patient")
                        .withPhi()
                        .about("person_id"),
                plain("custom_roles", "The organisation's own roles"),
                plain("teams", "Teams and their members"),
                plain("organization_links", "Links of the organisation hierarchy"),
                plain("break_glass", "Emergency access to health records: who, why, and its review")
                        .kept("at least 6 years (45 CFR 164.316)")
                        .about("person_id", "reviewed_by"),
                plain("invitations", "Invitations to join").protectedBy(HASHED).about("made_by"),
                plain("webhook_endpoints", "Webhook endpoints")
                        .protectedBy("row security; secrets encrypted with the organisation's key"),
                plain("webhook_events", "Events for webhooks; ids and states").notExported(),
                plain("webhook_sequences", "The order of events of a resource").notExported(),
                plain("webhook_deliveries", "Deliveries of events").notExported(),
                plain("webhook_attempts", "Attempts of deliveries, with the receiver's answer")
                        .notExported(),
                plain("notifications", "What people were told")
                        .withPhi()
                        .protectedBy(SEALED)
                        .about("person_id")
                        .notExported(),
                plain("notification_choices", "How people want to be told").about("person_id"),
                plain("notification_times", "When people may be disturbed").about("person_id"),
                plain("notification_templates", "The organisation's own words for notifications"),
                plain("push_subscriptions", "Browsers that get push messages")
                        .protectedBy(SEALED)
                        .about("person_id"),
                plain("mails", "Mail that was or will be sent")
                        .protectedBy(SEALED)
                        .kept("until its work is done")
                        .notExported(),
                plain("mail_attempts", "Attempts to send mail").notExported(),
                plain("limit_overrides", "Limits that are lifted for an emergency")
                        .kept("until the next one"),
                plain("business_associate_agreements", "Business associate agreements"),
                plain("legal_holds", "What may not be deleted, and why"),
                plain("data_exports", "Exports that were asked for")
                        .withPhi()
                        .protectedBy("row security; the file is encrypted with the organisation's key")
                        .kept("the file: 7 days")
                        .about("subject_id", "requested_by_id"),
                plain("erasures", "Erasures that were asked for, without what was erased")
                        .about("requested_by_id"));
    }

    private static StoredData queue(String table) {
        return plain(table, "Work that waits; ids only").kept("until done").notExported();
    }
}

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
                plain("sign_in_attempts", "Failed sign-ins of an address or account, to slow down guessing")
                        .protectedBy("sealed off from the app role; hashes only")
                        .kept("days")
                        .notExported(),
                plain("account_devices", "Devices that a person signed in from, to tell it of new ones")
                        .protectedBy("sealed off from the app role; hashes only")
                        .kept("until unused for long, or erased with the account")
                        .notExported(),
                plain("account_totp", "Authenticator apps of accounts")
                        .protectedBy("sealed off from the app role; encrypted with the installation's key")
                        .kept("until removed or erased with the account")
                        .notExported(),
                plain("account_recovery_codes", "Recovery codes of accounts")
                        .protectedBy("sealed off from the app role; hashes only")
                        .kept("until renewed or erased with the account")
                        .notExported(),
                plain("account_passkeys", "Passkeys of accounts: public keys and the names people gave them")
                        .protectedBy("sealed off from the app role")
                        .kept("until removed or erased with the account")
                        .notExported(),
                plain("passkey_challenges", "Passkey ceremonies under way")
                        .protectedBy("sealed off from the app role; hashes only")
                        .kept("minutes")
                        .notExported(),
                plain("password_resets", "Password resets that were asked for, with the address that was typed")
                        .protectedBy("sealed off from the app role; tokens as hashes only")
                        .kept("a day after they expire, or erased with the account")
                        .notExported(),
                plain("account_identities", "Which identity of a provider is which account")
                        .protectedBy("sealed off from the app role")
                        .kept("until erased with the person")
                        .notExported(),
                plain("logout_tokens_seen", "Logout messages of identity providers that were obeyed")
                        .protectedBy("sealed off from the app role; hashes only")
                        .kept("until they expire")
                        .notExported(),
                plain("identity_providers", "The organisation's identity providers")
                        .protectedBy("row security; the client secret encrypted with the organisation's key"),
                plain("service_clients", "Programs that sign in through an identity provider"),
                plain("api_keys", "API keys").protectedBy(HASHED),
                plain("api_key_uses", "How often API keys were used, by day").kept("400 days"),
                plain("audit_entries", "Who did what, chained by hash; no content, names of people sealed per person")
                        .protectedBy("row security; append-only; an erased person's name opens no more")
                        .kept("at least 6 years (45 CFR 164.316)")
                        .about("actor_id"),
                plain("audit_heads", "Where each audit chain ends").notExported(),
                plain("audit_person_keys", "The key of each person's name in the audit; erasure destroys it")
                        .protectedBy(SEALED)
                        .kept("until the person is erased; then a row without a key")
                        .notExported(),
                plain("audit_anchors", "Signed ends of the audit chain")
                        .protectedBy("row security; append-only; signed")
                        .kept("at least 6 years (45 CFR 164.316)"),
                plain("audit_archives", "Which beginnings of the audit chain stand in files")
                        .protectedBy("row security; append-only; signed")
                        .kept("always"),
                plain("audit_streams", "Where the audit is sent to")
                        .protectedBy("row security; tokens encrypted with the organisation's key"),
                plain("audit_stream_cursors", "How far each audit stream is").notExported(),
                plain("access_purposes", "What a person says its reads are for")
                        .kept("until the person changes it or is erased")
                        .about("person_id"),
                plain("organization_keys", "Data keys, wrapped by the master key")
                        .protectedBy("wrapped; the master key is kept outside of the database")
                        .notExported(),
                plain("key_rotations", "Rotations of the organisation's data key: when, by whom, how far"),
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
                plain("training_records", "Which courses people completed")
                        .kept("at least 6 years (45 CFR 164.530)")
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

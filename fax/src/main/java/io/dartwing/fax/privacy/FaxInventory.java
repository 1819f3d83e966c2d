package io.dartwing.fax.privacy;

import static io.dartwing.platform.privacy.StoredData.plain;

import io.dartwing.platform.privacy.DataInventory;
import io.dartwing.platform.privacy.StoredData;
import java.util.List;
import org.springframework.stereotype.Component;

/// The tables of the fax product.
@Component
class FaxInventory implements DataInventory {
    private static final String UNTIL_ERASED = "until erased";

    @Override
    public String module() {
        return "Fax";
    }

    @Override
    public List<StoredData> tables() {
        return List.of(
                plain("fax_documents", "Faxes: numbers, names, subject, state")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("assigned_to", "snoozed_by", "done_by"),
                plain("fax_pages", "The text that was read from pages")
                        .withPhi()
                        .kept(UNTIL_ERASED),
                plain("fax_findings", "What was found in received faxes, sealed")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_content_prints", "What received faxes say, as 64 bits to tell repeated ones")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_meanings", "What received faxes mean, as 512 bits to find those that mean alike")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_barcodes", "What the codes on faxes' pages say, sealed")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_escalations", "Which received faxes wait for their next step of escalation")
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_index_queue", "Which faxes the search index is to be told of")
                        .kept("until told")
                        .notExported(),
                plain("work_groups", "Groups whose people get faxes in turn"),
                plain("work_turns", "Whose turn it is").notExported(),
                plain("work_profiles", "How much people take, what they can do, when they work")
                        .about("person_id"),
                plain("work_presences", "Who is there").about("person_id").notExported(),
                plain("fax_category_corrections", "What people say faxes are")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("actor_id", "undone_by"),
                plain("fax_category_models", "What was learned from them: words with weights, sealed")
                        .withPhi()
                        .kept("the newest five, and the one in use")
                        .notExported(),
                plain("fax_attempts", "The calls of faxes").withPhi().kept(UNTIL_ERASED),
                plain("fax_arrivals", "Faxes that a carrier holds until their pages are fetched")
                        .withPhi()
                        .kept("until fetched")
                        .notExported(),
                plain("fax_timeline", "What happened to a fax, and why")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("actor_id"),
                plain("fax_challenges", "Challenges of senders, the code as a keyed hash")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_forwards", "Faxes that rules sent on to other numbers")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("fax_floods", "Floods of faxes that administrators were told of")
                        .kept("until the next from or to that number")
                        .notExported(),
                plain("own_senders", "What people say of senders of faxes to their numbers")
                        .about("owner_id"),
                plain("installation_senders", "What the operator says of senders, for all organisations")
                        .notExported(),
                plain("fax_mailboxes", "Mailboxes whose messages become faxes, their secrets sealed"),
                plain("fax_mailbox_states", "How far they are read, tokens sealed")
                        .notExported(),
                plain("fax_mail_messages", "Messages that were to become faxes: sender and file names sealed")
                        .withPhi()
                        .kept("90 days; the message itself until it is decided about")
                        .about("asker_id")
                        .notExported(),
                plain("fax_copies", "Which faxes went to whom by e-mail")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("sent_by"),
                plain("fax_links", "Links to documents in the place of faxes, address and code as hashes")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("created_by")
                        .notExported(),
                plain("fax_link_documents", "The documents behind links, and uploads for them")
                        .withPhi()
                        .kept("with the fax; unused ones for a day")
                        .about("created_by")
                        .notExported(),
                plain("fax_link_visits", "When links were used, and from which network")
                        .kept(UNTIL_ERASED)
                        .notExported(),
                plain("retention_policies", "How long faxes are kept"),
                plain("retention_runs", "Runs that erased what was due"),
                plain("retention_warnings", "Faxes that administrators were told of before they are erased"),
                plain("retention_disposals", "What became of each fax that was due, for certificates"),
                plain("language_models", "Language models that questions may be asked, their keys sealed"),
                plain("archive_targets", "Archives at the customer's, their secrets sealed"),
                plain("archive_target_states", "How the connections to archives fare")
                        .notExported(),
                plain("fax_archives", "Where faxes are archived, with checksums; also of those erased here")
                        .about("asked_by"),
                plain("fax_archive_attempts", "Attempts to put faxes into archives")
                        .notExported(),
                plain("outside_recognisers", "Recognisers outside that may read pages, their keys sealed"),
                plain("outside_recogniser_states", "How these fare").notExported(),
                plain("outside_readings", "Which pages were handed to recognisers outside, and what came of it")
                        .kept(UNTIL_ERASED),
                plain("report_schedules", "Which reports people are told of"),
                plain("report_runs", "Which scheduled reports were told"),
                plain("alert_rules", "Which faxes people want to be told of at once"),
                plain("alerts", "Alerts of faxes, and who took note of them").about("acknowledged_by"),
                plain("fax_notes", "What people wrote beside a fax")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("author_id"),
                plain("fax_versions", "Edited copies of faxes, their content sealed")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("made_by"),
                plain("fax_mark_drafts", "Marks on faxes that are not finished, sealed")
                        .withPhi()
                        .kept(UNTIL_ERASED)
                        .about("person_id")
                        .notExported(),
                plain("fax_returns", "Which fax returned which")
                        .kept(UNTIL_ERASED)
                        .about("returned_by"),
                plain("fax_signatures", "People's signatures, sealed")
                        .about("person_id")
                        .notExported(),
                plain("fax_signing_pins", "Hashes of the PINs that people sign with")
                        .about("person_id")
                        .notExported(),
                plain("signing_consents", "Who agreed to sign electronically, when and from where")
                        .about("person_id"),
                plain("fax_stamps", "Own stamps"),
                plain("signing_identities", "The key that signs documents, sealed")
                        .notExported(),
                plain("fax_reads", "Who has read which fax").about("person_id"),
                plain("fax_previews", "Previews of faxes to be sent")
                        .withPhi()
                        .kept("15 minutes")
                        .about("created_by")
                        .notExported(),
                plain("fax_destinations", "What was learned about far machines"),
                plain("inboxes", "Inboxes, their members and managers").about("manager_id", "stand_in_id"),
                plain("routing_rules", "Routing rules"),
                plain("document_categories", "Own categories of documents"),
                plain("form_templates", "Own kinds of forms: their print and their fields"),
                plain("fax_tags", "Own tags of faxes"),
                plain("fax_bulks", "Actions over many faxes")
                        .kept("7 days, gone with the next")
                        .about("actor_id")
                        .notExported(),
                plain("fax_bulk_items", "What came of each fax of them")
                        .kept("7 days, gone with the next")
                        .notExported(),
                plain("broadcasts", "Broadcasts: what goes to many, its pace and how far it is")
                        .withPhi()
                        .kept("until deleted")
                        .about("created_by"),
                plain("broadcast_recipients", "To whom they go, and what became of each")
                        .withPhi()
                        .kept("until the broadcast is deleted")
                        .notExported(),
                plain("contacts", "Whom the organisation faxes; names, numbers, addresses and notes sealed")
                        .withPhi()
                        .kept("until deleted")
                        .notExported(),
                plain("contact_groups", "Groups of contacts"),
                plain("fax_folders", "Folders of faxes, and whose they are").about("owner_id"),
                plain("fax_views", "Saved views of the lists of faxes").about("owner_id"),
                plain("cover_templates", "Designs of cover pages"),
                plain("cover_choices", "Which cover page a person usually takes")
                        .about("person_id"),
                plain("fax_queue_pauses", "What is not sent for now, and who says so")
                        .about("paused_by"),
                plain("do_not_fax", "Numbers whose owners asked to get no faxes"),
                plain("deny_entries", "Blocked and allowed senders").about("person_id"));
    }
}

package io.dartwing.fax.privacy;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.privacy.PersonTraces;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An erased person is assigned nothing, is a member of no inbox and no work group, has read nothing, and is not named
/// in
/// timelines and notes.
@Component
class FaxPeople implements PersonTraces {
    private final JdbcClient jdbc;

    FaxPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(UUID person, String formerName) {
        UUID organization = Actors.current().requireOrganization();
        jdbc.sql("update fax_documents set assigned_to = null where organization_id = ? and assigned_to = ?")
                .params(organization, person)
                .update();
        jdbc.sql("""
                        update fax_documents set snoozed_by_name = 'an erased person'
                        where organization_id = ? and snoozed_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_documents set done_by_name = 'an erased person'
                        where organization_id = ? and done_by = ?""").params(organization, person).update();
        for (String table :
                new String[] {"fax_signatures", "fax_signing_pins", "fax_mark_drafts", "work_profiles", "work_presences"
                }) {
            jdbc.sql("delete from " + table + " where organization_id = ? and person_id = ?")
                    .params(organization, person)
                    .update();
        }
        jdbc.sql("delete from own_senders where organization_id = ? and owner_id = ?")
                .params(organization, person)
                .update();
        jdbc.sql("""
                        update signing_consents set given_from = 'erased',
                            withdrawn_from = case when withdrawn_from is null then null else 'erased' end
                        where organization_id = ? and person_id = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_versions set made_by_name = 'an erased person'
                        where organization_id = ? and made_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_returns set returned_by_name = 'an erased person'
                        where organization_id = ? and returned_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_copies set sent_by_name = 'an erased person'
                        where organization_id = ? and sent_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_archives set asked_by_name = 'an erased person'
                        where organization_id = ? and asked_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_links set created_by_name = 'an erased person'
                        where organization_id = ? and created_by = ?""").params(organization, person).update();
        jdbc.sql("""
                        delete from fax_mail_messages
                        where organization_id = ? and asker_id = ? and raw_file is null""").params(organization, person).update();
        jdbc.sql("delete from fax_bulks where organization_id = ? and actor_id = ?")
                .params(organization, person)
                .update();
        jdbc.sql("""
                        update fax_bulk_items set state_before = null, state_after = null
                        where organization_id = :organization
                          and (:person in (state_before ->> 'person', state_after ->> 'person',
                                           state_before ->> 'by', state_after ->> 'by'))""")
                .param("organization", organization)
                .param("person", person.toString())
                .update();
        jdbc.sql("""
                        update broadcasts set created_by_name = 'an erased person'
                        where organization_id = ? and created_by = ?""").params(organization, person).update();
        jdbc.sql("delete from fax_reads where organization_id = ? and person_id = ?")
                .params(organization, person)
                .update();
        jdbc.sql("""
                        update fax_notes set mentions = array_remove(mentions, :person),
                            author_name = case when author_id = :person then 'an erased person' else author_name end
                        where organization_id = :organization and (author_id = :person or :person = any(mentions))""")
                .param("person", person)
                .param("organization", organization)
                .update();
        jdbc.sql("update work_groups set members = members - ? where organization_id = ? and members ?? ?")
                .params(person.toString(), organization, person.toString())
                .update();
        for (String list : new String[] {"members", "viewers", "admins"}) {
            jdbc.sql("update inboxes set " + list + " = " + list + " - ? where organization_id = ? and " + list
                            + " ?? ?")
                    .params(person.toString(), organization, person.toString())
                    .update();
        }
        for (String column : new String[] {"manager_id", "stand_in_id"}) {
            jdbc.sql("update inboxes set " + column + " = null where organization_id = ? and " + column + " = ?")
                    .params(organization, person)
                    .update();
        }
        jdbc.sql("update work_turns set passes = passes - ? where organization_id = ? and passes ?? ?")
                .params(person.toString(), organization, person.toString())
                .update();
        jdbc.sql("""
                        update fax_category_corrections set actor_name = 'an erased person'
                        where organization_id = ? and actor_id = ?""").params(organization, person).update();
        jdbc.sql("""
                        update fax_timeline set text = replace(text, ?, 'an erased person'),
                            reason = replace(reason, ?, 'an erased person')
                        where organization_id = ? and (strpos(text, ?) > 0 or strpos(reason, ?) > 0)""")
                .params(formerName, formerName, organization, formerName, formerName)
                .update();
        jdbc.sql("""
                        update fax_timeline set detail =
                            (select jsonb_agg(replace(line, ?, 'an erased person') order by place)
                             from jsonb_array_elements_text(detail) with ordinality as lines(line, place))
                        where organization_id = ? and exists
                            (select from jsonb_array_elements_text(detail) line where strpos(line, ?) > 0)""").params(formerName, organization, formerName).update();
    }
}

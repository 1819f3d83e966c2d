import { humanize } from '@/shared/format';

/** What people call the more frequent events; others are told by their name. */
const events: Record<string, string> = {
  'fax.listed': 'Looked at a list of faxes',
  'fax.searched': 'Searched faxes',
  'fax.read': 'Opened a fax',
  'fax.document_read': 'Read a fax as PDF',
  'fax.original_read': 'Downloaded an original',
  'fax.page_read': 'Read a page',
  'fax.text_read': 'Read a fax’s text',
  'fax.findings_read': 'Saw what was found in a fax, masked',
  'fax.findings_revealed': 'Saw what identifies the person in a fax',
  'fax.category_corrected': 'Set a fax’s category',
  'fax.category_restored': 'Undid a fax’s category',
  'fax.released': 'Released a held fax',
  'fax.rejected': 'Rejected a held fax',
  'fax.thumbnail_read': 'Saw a first page',
  'fax.watched': 'Watched a fax',
  'fax.page_sent_to_recogniser': 'Handed a page to an outside recogniser',
  'outside_recogniser.enabled': 'Let an outside recogniser read pages',
  'outside_recogniser.tested': 'Tried an outside recogniser',
  'fax.page_not_sent_to_recogniser': 'A page did not reach its outside recogniser',
  'fax.accepted': 'Had a fax sent',
  'fax.link_made': 'Made a secure link',
  'fax.link_opened': 'A secure link was opened',
  'fax.link_downloaded': 'A document was downloaded through a secure link',
  'fax.link_refused': 'A wrong code was shown at a secure link',
  'fax.link_locked': 'A secure link was shut after wrong codes',
  'fax.link_revoked': 'Revoked a secure link',
  'fax.links_read': 'Looked at a fax’s secure links',
  'access.refused': 'Was refused',
  'audit.read': 'Looked into the audit',
  'session.opened': 'Signed in',
  'session.closed': 'Signed out',
  'session.refused': 'Sign-in refused',
  'record.created': 'Created',
  'record.updated': 'Changed',
  'record.deleted': 'Deleted',
  'audit.exported': 'Exported the audit',
  'audit.verified': 'Verified the audit',
  'audit.access_reported': 'Made an access report',
  'audit.archived': 'Archived old entries',
  'key.rotation_started': 'Began a key rotation',
  'key.rotation_finished': 'Finished a key rotation',
};

export const eventText = (event: string): string => events[event] ?? humanize(event);

/** Choices of the filter: groups of events first. */
export const eventChoices = [
  { value: 'fax.*', label: 'Everything with faxes' },
  { value: 'session.*', label: 'Signing in and out' },
  { value: 'record.*', label: 'Changes of settings' },
  { value: 'key.*', label: 'Encryption keys' },
  { value: 'audit.*', label: 'The audit itself' },
  ...Object.entries(events).map(([value, label]) => ({ value, label })),
];

export const purposeChoices = [
  'treatment',
  'payment',
  'operations',
  'patient_request',
  'legal',
  'public_health',
  'research',
  'emergency',
].map((value) => ({ value, label: humanize(value) }));

const types: Record<string, string> = {
  fax_document: 'Fax',
  sip_trunk: 'Trunk',
  carrier_account: 'Carrier',
  carrier_rule: 'Carrier rule',
  organization: '',
  person: 'Person',
};

export const subjectText = (type: string): string => types[type] ?? humanize(type);

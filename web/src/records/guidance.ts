import {
  type Icon,
  IconAddressBook,
  IconArchive,
  IconSparkles,
  IconArrowsSplit2,
  IconBan,
  IconPhoneOff,
  IconScan,
  IconBroadcast,
  IconBookmark,
  IconFolders,
  IconHash,
  IconHeartHandshake,
  IconHourglass,
  IconGavel,
  IconKey,
  IconMailbox,
  IconMailForward,
  IconMapPin,
  IconPlugConnected,
  IconRoute,
  IconTag,
  IconTags,
  IconTemplate,
  IconWebhook,
  IconShieldCheck,
  IconCalendarUser,
  IconUsersGroup,
  IconStack2,
  IconUserCancel,
} from '@tabler/icons-react';

/** What each collection is for, and what to do when it is empty. */
export const guidance: Record<string, { icon: Icon; purpose: string; empty: string }> = {
  'audit-streams': {
    icon: IconStack2,
    purpose: 'Where the audit is sent as it grows: your SIEM over syslog or HTTPS, or a file for a log shipper.',
    empty: 'Add your SIEM’s syslog receiver. Every entry arrives at least once, also after an outage.',
  },
  trunks: {
    icon: IconPlugConnected,
    purpose: 'The connections to your carriers. Calls are only accepted from the host of a trunk.',
    empty: 'Add the SIP host your carrier gave you; then add the numbers that it serves.',
  },
  'contact-groups': {
    icon: IconUsersGroup,
    purpose: 'Contacts that are faxed together: a broadcast goes to its groups, each number once.',
    empty: 'Add a group, then name it in the forms of its contacts, or in an import.',
  },
  'fax-folders': {
    icon: IconFolders,
    purpose: 'Folders order faxes; who sees a fax is decided elsewhere. A smart folder is filled by a filter.',
    empty: 'Add a folder, or a whole tree from a template; it then stands in the navigation.',
  },
  'fax-views': {
    icon: IconBookmark,
    purpose: 'Filters of the inbox and the outbox under a name: your own, and those that are shared.',
    empty: 'Set filters in the inbox, then save them as a view.',
  },
  numbers: {
    icon: IconHash,
    purpose: 'The numbers that receive and send faxes, each on a trunk or a carrier.',
    empty: 'Add a number of one of your trunks or carriers to receive faxes on it.',
  },
  'routing-rules': {
    icon: IconRoute,
    purpose: 'Where arriving faxes go. Rules are tried from the lowest order up.',
    empty: 'Without rules a fax goes to the inbox of its number.',
  },
  carriers: {
    icon: IconBroadcast,
    purpose: 'Your accounts with providers. Faxes leave and arrive over them as over a trunk of your own.',
    empty: 'Add the account you have with a provider; “Test” then tells whether it works.',
  },
  'carrier-rules': {
    icon: IconArrowsSplit2,
    purpose:
      'Which carriers are wanted or not for what. For each carrier the first rule that fits and names it decides.',
    empty: 'Without rules the healthiest and cheapest carrier is chosen. “Why this carrier” shows how.',
  },
  inboxes: {
    icon: IconMailbox,
    purpose: 'Shared places where faxes arrive. Without members everybody who may read faxes sees them.',
    empty: 'Add an inbox for each team that works through faxes together.',
  },
  'work-groups': {
    icon: IconUsersGroup,
    purpose: 'People who get the faxes of an inbox in turn. Rules and known senders can lead to a group.',
    empty: 'Add a group and its people. Faxes go to whoever is signed in, available and has room.',
  },
  'work-profiles': {
    icon: IconCalendarUser,
    purpose: 'How much of a group’s faxes a person gets, what it can do, and when it works.',
    empty: 'Without a profile a person gets its share at any hour, and as many faxes as come.',
  },
  'fax-mailboxes': {
    icon: IconMailForward,
    purpose:
      'Mailboxes whose e-mails become faxes: the number in the subject, the pages attached. Senders are checked first.',
    empty: 'Add a mailbox of your mail server; e-mails that arrive in it from then on are faxed for your people.',
  },
  'do-not-fax': {
    icon: IconPhoneOff,
    purpose:
      'Numbers whose owners asked to get no faxes. Nothing is sent to them; an entry can be for broadcasts only.',
    empty: 'Nobody has asked to get no faxes.',
  },
  'deny-list': {
    icon: IconBan,
    purpose: 'Senders whose faxes are refused, or never held as spam: a whole number, or its beginning followed by *.',
    empty: 'Nobody is blocked, and nobody is always let through.',
  },
  'own-senders': {
    icon: IconUserCancel,
    purpose:
      'What you say of senders of faxes to your own numbers: blocked, or never held as spam. It goes before what the organisation says.',
    empty: 'You block nobody and always let nobody through; the organisation’s list counts.',
  },
  'document-categories': {
    icon: IconTags,
    purpose: 'What faxes can be besides the built-in categories. People set them on a fax, and rules can ask for them.',
    empty: 'Add a category that your faxes need and the built-in ones don’t have.',
  },
  'fax-tags': {
    icon: IconTag,
    purpose: 'What people mark faxes with. Lists are narrowed by them, and rules put them on.',
    empty: 'Add a tag that helps to find faxes again, such as the work that is left.',
  },
  destinations: {
    icon: IconMapPin,
    purpose: 'What was learned about the machines you call, and what you decided for them by hand.',
    empty: 'It fills by itself as faxes are sent.',
  },
  people: {
    icon: IconAddressBook,
    purpose: 'Who works in this organisation, and with which roles.',
    empty: 'Add a colleague; they get a one-time password from you.',
  },
  webhooks: {
    icon: IconWebhook,
    purpose: 'Addresses of your programs that hear of chosen events, signed, in order, again and again for three days.',
    empty: 'Add the https address of your receiver and choose its events. Its signing secret is shown once.',
  },
  'notification-templates': {
    icon: IconTemplate,
    purpose: 'Your own words for notifications. Without one, a kind keeps its usual words.',
    empty: 'Every notification uses its usual words.',
  },
  roles: {
    icon: IconShieldCheck,
    purpose: 'The organisation’s own roles, beside the templates: which records, which acts, which fields.',
    empty: 'Make a role when no template fits; give it to people on their page.',
  },
  'care-relationships': {
    icon: IconHeartHandshake,
    purpose: 'Who cares for which patient. Roles that see only their own patients go by these, in healthcare mode.',
    empty: 'Add the person and the patient’s id as the records name it; it counts at once.',
  },
  teams: {
    icon: IconUsersGroup,
    purpose: 'People who share records. A role that opens “records of their teams” goes by these.',
    empty: 'Add a team and its members.',
  },
  'api-keys': {
    icon: IconKey,
    purpose: 'Keys for programs. A key is shown once, when it is made; removing it here stops it at once.',
    empty: 'Make a key for each program, with only the scopes it needs.',
  },
  baas: {
    icon: IconShieldCheck,
    purpose:
      'Agreements with those who handle health information for you. Healthcare mode needs one with the operator.',
    empty: 'Enter the agreement you signed with whoever runs this installation.',
  },
  'language-models': {
    icon: IconSparkles,
    purpose:
      'A language model outside that questions to the search can be understood by. Off until you enable one; pages, texts and what is found never leave.',
    empty: 'Questions are understood by rules that are built in. Add a model to have longer ones understood too.',
  },
  'outside-recognisers': {
    icon: IconScan,
    purpose:
      'Services outside that read pages which this server reads badly, handwriting among them. Off unless you enable one: then pictures of such pages leave.',
    empty: 'Without one no page ever leaves to be read.',
  },
  'archive-targets': {
    icon: IconArchive,
    purpose:
      'Buckets of your own S3 store where faxes are archived: by retention policies, by people, or as they come and go.',
    empty: 'Add a bucket. With object lock nobody can delete or change an archived fax before its time is over.',
  },
  'retention-policies': {
    icon: IconHourglass,
    purpose:
      'How long faxes are kept. When its time is over a fax is erased for good, or archived first. Policies of the organisation come before those of inboxes and people; among them the most exact counts.',
    empty: 'Without a policy faxes are kept until somebody deletes them.',
  },
  'legal-holds': {
    icon: IconGavel,
    purpose: 'What must not be deleted or erased. Deleting a hold releases it; its history stays in the audit.',
    empty: 'Nothing is held.',
  },
};

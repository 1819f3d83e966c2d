import {
  type Icon,
  IconAddressBook,
  IconArchive,
  IconSparkles,
  IconArrowsSplit2,
  IconBan,
  IconBellPlus,
  IconBellRinging,
  IconCalendarStats,
  IconChartBar,
  IconDashboard,
  IconDatabase,
  IconFileCheck,
  IconFirstAidKit,
  IconHash,
  IconHeartHandshake,
  IconHelpHexagon,
  IconHourglass,
  IconInbox,
  IconGauge,
  IconGavel,
  IconKey,
  IconListSearch,
  IconLogin2,
  IconMail,
  IconLock,
  IconMailbox,
  IconMailForward,
  IconMailShare,
  IconMapPin,
  IconBroadcast,
  IconPhoneOff,
  IconSpeakerphone,
  IconPhonePlus,
  IconPlugConnected,
  IconReceipt2,
  IconRobot,
  IconRoute,
  IconSearch,
  IconSchool,
  IconScan,
  IconSend,
  IconSend2,
  IconTag,
  IconTags,
  IconTemplate,
  IconWebhook,
  IconShieldCheck,
  IconSitemap,
  IconCalendarUser,
  IconUserCancel,
  IconUsersGroup,
  IconUsers,
  IconFolders,
  IconForms,
  IconFileText,
  IconBookmark,
  IconStack2,
  IconSettings,
  IconShieldLock,
} from '@tabler/icons-react';
import type { RecordType } from '@/api/types';

export interface Destination {
  to: string;
  label: string;
  icon: Icon;
  group: 'work' | 'settings';
  /** Under which heading of the settings it stands. */
  section?: Section;
  /** A screen of its own: nothing new is made in it from elsewhere. */
  screen?: true;
}

export type Section = 'line' | 'people' | 'developers' | 'trust' | 'organization';

/** The settings by what a reader looks for. */
export const sections: { name: Section; label: string }[] = [
  { name: 'line', label: 'Fax line' },
  { name: 'people', label: 'People and roles' },
  { name: 'developers', label: 'Developers' },
  { name: 'trust', label: 'Security and privacy' },
  { name: 'organization', label: 'Organisation' },
];

interface Place {
  section: Section;
  icon: Icon;
  label: string;
  /** Screens that are no collection of records: open with any of these permissions. */
  needs?: string[];
}

/** All settings in their order, by address; a collection the server adds later appears behind them. */
const settings: Record<string, Place> = {
  numbers: { section: 'line', icon: IconHash, label: 'Numbers' },
  trunks: { section: 'line', icon: IconPlugConnected, label: 'Trunks' },
  carriers: { section: 'line', icon: IconBroadcast, label: 'Carriers' },
  'routing-rules': { section: 'line', icon: IconRoute, label: 'Rules' },
  'find-number': { section: 'line', icon: IconPhonePlus, label: 'Find a number', needs: ['admin'] },
  rates: { section: 'line', icon: IconReceipt2, label: 'Price lists', needs: ['admin'] },
  'carrier-rules': { section: 'line', icon: IconArrowsSplit2, label: 'Carrier rules' },
  'carrier-choice': { section: 'line', icon: IconHelpHexagon, label: 'Why this carrier', needs: ['admin'] },
  'fax-mailboxes': { section: 'line', icon: IconMailForward, label: 'Mailboxes' },
  inboxes: { section: 'line', icon: IconMailbox, label: 'Inboxes' },
  'work-groups': { section: 'line', icon: IconUsersGroup, label: 'Work groups' },
  'fax-mail': { section: 'line', icon: IconMailShare, label: 'E-mail to fax', needs: ['fax:send'] },
  'do-not-fax': { section: 'line', icon: IconPhoneOff, label: 'Do not fax' },
  'deny-list': { section: 'line', icon: IconBan, label: 'Known senders' },
  'own-senders': { section: 'line', icon: IconUserCancel, label: 'My known senders' },
  'document-categories': { section: 'line', icon: IconTags, label: 'Categories' },
  'fax-tags': { section: 'line', icon: IconTag, label: 'Tags' },
  'cover-templates': { section: 'line', icon: IconFileText, label: 'Cover pages' },
  'form-templates': { section: 'line', icon: IconForms, label: 'Form templates' },
  'contact-groups': { section: 'line', icon: IconUsers, label: 'Contact groups' },
  'fax-folders': { section: 'line', icon: IconFolders, label: 'Folders' },
  'fax-views': { section: 'line', icon: IconBookmark, label: 'Saved views' },
  'alert-rules': { section: 'line', icon: IconBellPlus, label: 'Alert rules' },
  'report-schedules': { section: 'organization', icon: IconCalendarStats, label: 'Report schedules' },
  destinations: { section: 'line', icon: IconMapPin, label: 'Destinations' },
  people: { section: 'people', icon: IconAddressBook, label: 'People' },
  roles: { section: 'people', icon: IconShieldCheck, label: 'Roles' },
  teams: { section: 'people', icon: IconUsersGroup, label: 'Teams' },
  'work-profiles': { section: 'people', icon: IconCalendarUser, label: 'Work profiles' },
  'training-records': { section: 'people', icon: IconSchool, label: 'Training' },
  'care-relationships': { section: 'people', icon: IconHeartHandshake, label: 'Care relationships' },
  'break-glass': {
    section: 'people',
    icon: IconFirstAidKit,
    label: 'Break-glass',
    needs: ['phi:break_glass', 'phi:review'],
  },
  hierarchy: { section: 'people', icon: IconSitemap, label: 'Hierarchy', needs: ['people:read'] },
  'api-keys': { section: 'developers', icon: IconKey, label: 'API keys' },
  'service-clients': { section: 'developers', icon: IconRobot, label: 'Service clients' },
  webhooks: { section: 'developers', icon: IconWebhook, label: 'Webhooks' },
  audit: { section: 'trust', icon: IconListSearch, label: 'Audit', needs: ['audit:read'] },
  'audit-streams': { section: 'trust', icon: IconStack2, label: 'Audit streams' },
  privacy: { section: 'trust', icon: IconShieldLock, label: 'Privacy', needs: ['admin'] },
  baas: { section: 'trust', icon: IconFileCheck, label: 'Agreements' },
  'language-models': { section: 'trust', icon: IconSparkles, label: 'Language models' },
  'outside-recognisers': { section: 'trust', icon: IconScan, label: 'Outside recognisers' },
  'archive-targets': { section: 'trust', icon: IconArchive, label: 'Archives' },
  'retention-policies': { section: 'trust', icon: IconHourglass, label: 'Retention' },
  'legal-holds': { section: 'trust', icon: IconGavel, label: 'Legal holds' },
  encryption: { section: 'trust', icon: IconLock, label: 'Encryption', needs: ['admin'] },
  'identity-providers': { section: 'trust', icon: IconLogin2, label: 'Sign-in services' },
  settings: { section: 'organization', icon: IconSettings, label: 'Settings', needs: ['admin'] },
  limits: { section: 'organization', icon: IconGauge, label: 'Limits', needs: ['admin'] },
  mail: { section: 'organization', icon: IconMail, label: 'Mail', needs: ['admin'] },
  'notification-templates': { section: 'organization', icon: IconTemplate, label: 'Notification words' },
};

/** Collections that have their screen among the work, or none. */
const elsewhere = new Set(['contacts', 'faxes', 'inbox', 'outbox', 'send', 'organizations']);

/** `/api/v1/routing-rules` → `routing-rules`: the address of a collection in the browser too. */
export const collectionOf = (type: RecordType): string => type.path.split('/').at(-1) ?? type.type;

export const collectionLabel = (type: RecordType): string => settings[collectionOf(type)]?.label ?? type.label_plural;

export function destinations(can: (permission: string) => boolean, types: RecordType[]): Destination[] {
  const work: Destination[] = [];
  if (can('fax:read')) {
    work.push({ to: '/inbox', label: 'Inbox', icon: IconInbox, group: 'work' });
    work.push({ to: '/outbox', label: 'Outbox', icon: IconSend2, group: 'work' });
  }
  if (can('fax:send')) work.push({ to: '/send', label: 'Send fax', icon: IconSend, group: 'work' });
  if (can('fax:read')) {
    work.push({ to: '/search', label: 'Search', icon: IconSearch, group: 'work', screen: true });
    work.push({ to: '/broadcasts', label: 'Broadcasts', icon: IconSpeakerphone, group: 'work', screen: true });
    work.push({ to: '/alerts', label: 'Alerts', icon: IconBellRinging, group: 'work', screen: true });
    work.push({ to: '/dashboard', label: 'Dashboard', icon: IconDashboard, group: 'work', screen: true });
    work.push({ to: '/reports', label: 'Reports', icon: IconChartBar, group: 'work', screen: true });
  }
  if (types.some((type) => collectionOf(type) === 'contacts' && type.permissions.read)) {
    work.push({ to: '/contacts', label: 'Contacts', icon: IconUsers, group: 'work' });
  }
  const readable = new Map(types.filter((type) => type.permissions.read).map((type) => [collectionOf(type), type]));
  const known = Object.entries(settings)
    .filter(([name, { needs }]) => needs?.some(can) ?? readable.has(name))
    .map(([name, { section, icon, label, needs }]): Destination => {
      const place: Destination = { to: `/${name}`, label, icon, group: 'settings', section };
      return needs ? { ...place, screen: true } : place;
    });
  const others = [...readable]
    .filter(([name]) => !(name in settings) && !elsewhere.has(name))
    .sort(([, one], [, other]) => one.label_plural.localeCompare(other.label_plural))
    .map(([name, type]): Destination => {
      return {
        to: `/${name}`,
        label: type.label_plural,
        icon: IconDatabase,
        group: 'settings',
        section: 'organization',
      };
    });
  return [...work, ...known, ...others];
}

/** Whether the address is the place, or lies within it. */
export const isAt = (pathname: string, { to }: Destination): boolean =>
  pathname === to || pathname.startsWith(`${to}/`);

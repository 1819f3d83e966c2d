import {
  type Icon,
  IconAddressBook,
  IconBan,
  IconDatabase,
  IconFirstAidKit,
  IconHash,
  IconInbox,
  IconGauge,
  IconGavel,
  IconKey,
  IconLogin2,
  IconMail,
  IconLock,
  IconMailbox,
  IconMapPin,
  IconPlugConnected,
  IconRobot,
  IconRoute,
  IconSend,
  IconSend2,
  IconTemplate,
  IconWebhook,
  IconShieldCheck,
  IconSitemap,
  IconUsersGroup,
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
  /** A screen of its own: nothing new is made in it from elsewhere. */
  screen?: true;
}

/** The order and icons of the known collections; one the server adds later appears behind them. */
const collections: Record<string, { order: number; icon: Icon; label?: string }> = {
  numbers: { order: 1, icon: IconHash, label: 'Numbers' },
  trunks: { order: 2, icon: IconPlugConnected, label: 'Trunks' },
  'routing-rules': { order: 3, icon: IconRoute, label: 'Rules' },
  inboxes: { order: 4, icon: IconMailbox, label: 'Inboxes' },
  'deny-list': { order: 5, icon: IconBan, label: 'Blocked senders' },
  destinations: { order: 6, icon: IconMapPin, label: 'Destinations' },
  people: { order: 7, icon: IconAddressBook, label: 'People' },
  roles: { order: 8, icon: IconShieldCheck, label: 'Roles' },
  teams: { order: 9, icon: IconUsersGroup, label: 'Teams' },
  'api-keys': { order: 10, icon: IconKey, label: 'API keys' },
  webhooks: { order: 11, icon: IconWebhook, label: 'Webhooks' },
  'notification-templates': { order: 12, icon: IconTemplate, label: 'Notification words' },
  'audit-streams': { order: 30, icon: IconStack2, label: 'Audit streams' },
  baas: { order: 20, icon: IconShieldCheck, label: 'Agreements' },
  'legal-holds': { order: 21, icon: IconGavel, label: 'Legal holds' },
  'identity-providers': { order: 13, icon: IconLogin2, label: 'Sign-in services' },
  'service-clients': { order: 14, icon: IconRobot, label: 'Service clients' },
};

/** `/api/v1/routing-rules` → `routing-rules`: the address of a collection in the browser too. */
export const collectionOf = (type: RecordType): string => type.path.split('/').at(-1) ?? type.type;

export const collectionLabel = (type: RecordType): string =>
  collections[collectionOf(type)]?.label ?? type.label_plural;

export function destinations(can: (permission: string) => boolean, types: RecordType[]): Destination[] {
  const work: Destination[] = [];
  if (can('fax:read')) {
    work.push({ to: '/inbox', label: 'Inbox', icon: IconInbox, group: 'work' });
    work.push({ to: '/outbox', label: 'Outbox', icon: IconSend2, group: 'work' });
  }
  if (can('fax:send')) work.push({ to: '/send', label: 'Send fax', icon: IconSend, group: 'work' });
  const order = (type: RecordType) => collections[collectionOf(type)]?.order ?? 99;
  const settings = types
    .filter((type) => type.permissions.read && !builtIn.has(collectionOf(type)))
    .sort((one, other) => order(one) - order(other) || one.label_plural.localeCompare(other.label_plural))
    .map((type): Destination => ({
      to: `/${collectionOf(type)}`,
      label: collectionLabel(type),
      icon: collections[collectionOf(type)]?.icon ?? IconDatabase,
      group: 'settings',
    }));
  if (can('admin')) settings.push({ to: '/mail', label: 'Mail', icon: IconMail, group: 'settings' as const });
  if (can('people:read')) {
    settings.push({ to: '/hierarchy', label: 'Hierarchy', icon: IconSitemap, group: 'settings' });
  }
  if (can('phi:break_glass') || can('phi:review')) {
    settings.push({ to: '/break-glass', label: 'Break-glass', icon: IconFirstAidKit, group: 'settings' });
  }
  return [...work, ...settings, ...screens.filter(({ needs }) => can(needs))];
}

/** Screens of the settings that are no collection of records. */
const screens: (Destination & { needs: string })[] = [
  { to: '/audit', label: 'Audit', icon: IconShieldCheck, group: 'settings', needs: 'audit:read', screen: true },
  { to: '/encryption', label: 'Encryption', icon: IconLock, group: 'settings', needs: 'admin', screen: true },
  { to: '/settings', label: 'Settings', icon: IconSettings, group: 'settings', needs: 'admin', screen: true },
  { to: '/limits', label: 'Limits', icon: IconGauge, group: 'settings', needs: 'admin', screen: true },
  { to: '/privacy', label: 'Privacy', icon: IconShieldLock, group: 'settings', needs: 'admin', screen: true },
];

/** Collections that have a screen of their own, or none. */
const builtIn = new Set(['faxes', 'inbox', 'outbox', 'send', 'organizations', 'audit', 'encryption']);

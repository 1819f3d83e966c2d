import { type ComponentType, lazy } from 'react';
import type { RecordRow } from '@/api/types';

/** What a type of record shows under its form, by the type's name. */
export const extras: Record<string, ComponentType<{ row: RecordRow }>> = {
  api_key: lazy(() => import('@/apikeys/KeyUsesPanel')),
  archive_target: lazy(() => import('@/archive/ArchivePanel')),
  language_model: lazy(() => import('@/models/ModelPanel')),
  care_relationship: lazy(() => import('@/care/CareEnd')),
  contact: lazy(() => import('@/contacts/ContactPanel')),
  contact_group: lazy(() => import('@/contacts/GroupPanel')),
  carrier_account: lazy(() => import('@/carriers/CarrierPanel')),
  fax_mailbox: lazy(() => import('@/mailin/MailboxPanel')),
  fax_number: lazy(() => import('@/supply/NumberPanel')),
  inbox: lazy(() => import('@/rules/InboxRules')),
  outside_recogniser: lazy(() => import('@/recognisers/RecogniserPanel')),
  retention_policy: lazy(() => import('@/retention/RetentionPanel')),
  routing_rule: lazy(() => import('@/rules/RuleTrialPanel')),
  work_group: lazy(() => import('@/sharing/GroupPanel')),
  webhook: lazy(() => import('@/webhooks/WebhookPanel')),
};

/** What a collection shows over its list, by the type's name. */
export const listExtras: Record<string, ComponentType> = {
  deny_entry: lazy(() => import('@/rules/SendersFile')),
  document_category: lazy(() => import('@/learning/CategoryLearning')),
  own_sender: lazy(() => import('@/rules/OwnSendersFile')),
  routing_rule: lazy(() => import('@/rules/RulesTools')),
};

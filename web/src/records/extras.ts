import { type ComponentType, lazy } from 'react';
import type { RecordRow } from '@/api/types';

/** What a type of record shows under its form, by the type's name. */
export const extras: Record<string, ComponentType<{ row: RecordRow }>> = {
  api_key: lazy(() => import('@/apikeys/KeyUsesPanel')),
  care_relationship: lazy(() => import('@/care/CareEnd')),
  carrier_account: lazy(() => import('@/carriers/CarrierPanel')),
  fax_number: lazy(() => import('@/supply/NumberPanel')),
  retention_policy: lazy(() => import('@/retention/RetentionPanel')),
  routing_rule: lazy(() => import('@/rules/RuleTrialPanel')),
  webhook: lazy(() => import('@/webhooks/WebhookPanel')),
};

import { type ComponentType, lazy } from 'react';
import type { RecordRow } from '@/api/types';

/** What a type of record shows under its form, by the type's name. */
export const extras: Record<string, ComponentType<{ row: RecordRow }>> = {
  webhook: lazy(() => import('@/webhooks/WebhookPanel')),
};

import { request } from '@/api/http';

export interface Alert {
  id: string;
  rule_id: string;
  rule_name: string;
  fax_id: string | null;
  fax_name: string | null;
  reasons: string[];
  depth: number | null;
  raised_at: string;
  told: boolean;
  told_at: string | null;
  acknowledged: { at: string; by: string; name: string } | null;
}

export interface AlertPage {
  data: Alert[];
  next_before: string | null;
}

export const listAlerts = (acknowledged: boolean, before: string | null) =>
  request<AlertPage>('GET', '/api/v1/alerts', { query: { acknowledged, before } });

export const acknowledge = (id: string) =>
  request<Alert>('POST', `/api/v1/alerts/${encodeURIComponent(id)}/acknowledge`);

export const alertsKey = ['alerts'] as const;
export const alertListKey = (acknowledged: boolean) => ['alerts', acknowledged] as const;

const words: Record<string, string> = {
  word: 'a word on its pages',
  critical_value: 'a word of critical results',
  category: 'its category',
  sender: 'its sender',
  priority: 'its priority',
  queue_depth: 'the queue of outgoing faxes',
};

/** Why an alert was raised, as a sentence. */
export function why({ reasons, depth }: Alert): string {
  if (reasons.includes('queue_depth')) return `${depth ?? 'Many'} faxes waited to be sent`;
  return `For ${reasons.map((reason) => words[reason] ?? reason).join(' and ')}`;
}

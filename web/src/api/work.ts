import { newIdempotencyKey, type Query, request } from './http';
import type { Bulk, Fax } from './types';

const one = (id: string) => `/api/v1/faxes/${encodeURIComponent(id)}`;
const bulks = '/api/v1/faxes/bulk';

export interface BulkWish {
  action:
    | 'assign'
    | 'read'
    | 'unread'
    | 'tag'
    | 'untag'
    | 'move'
    | 'snooze'
    | 'wake'
    | 'release'
    | 'reject'
    | 'cancel'
    | 'retry'
    | 'delete';
  person_id?: string | null;
  inbox_id?: string;
  tag_id?: string;
  /** Null: out of any folder. */
  folder_id?: string | null;
  until?: string;
}

/** The faxes by their ids, or all that fit a filter. */
export type BulkFaxes = { ids: string[] } | { filter: Query };

export const tagFax = (id: string, tag: string) => request<Fax>('PUT', `${one(id)}/tags/${tag}`);
export const untagFax = (id: string, tag: string) => request<Fax>('DELETE', `${one(id)}/tags/${tag}`);
export const snoozeFax = (id: string, until: string) => request<Fax>('PUT', `${one(id)}/snooze`, { body: { until } });
export const wakeFax = (id: string) => request<Fax>('DELETE', `${one(id)}/snooze`);

export const finishFax = (id: string) => request<Fax>('PUT', `${one(id)}/done`, { body: {} });
export const reopenFax = (id: string) => request<Fax>('DELETE', `${one(id)}/done`);

export type Presence = 'online' | 'busy' | 'offline';
export interface OwnPresence {
  presence: Presence;
  groups: { id: string; name: string }[];
}
export const getPresence = () => request<OwnPresence>('GET', '/api/v1/work/presence');
export const setPresence = (presence: Presence) =>
  request<OwnPresence>('PUT', '/api/v1/work/presence', { body: { presence } });

export interface Standing {
  waiting: number;
  next?: string | null;
  why: string[];
  people: {
    id: string;
    full_name: string;
    presence: Presence;
    weight: number;
    open: number;
    most_open?: number | null;
    skills: string[];
    hindrance?: string | null;
  }[];
}
export const getStanding = (group: string) => request<Standing>('GET', `/api/v1/work-groups/${group}/people`);

export const beginBulk = (wish: BulkWish, faxes: BulkFaxes) =>
  request<Bulk>('POST', bulks, {
    body: { ...wish, ...faxes },
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });
export const getBulk = (id: string) => request<Bulk>('GET', `${bulks}/${id}`);
export const undoBulk = (id: string) => request<Bulk>('POST', `${bulks}/${id}/undo`, { body: {} });

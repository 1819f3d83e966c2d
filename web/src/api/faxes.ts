import { newIdempotencyKey, type Query, request, withQuery } from './http';
import type { Attempt, Fax, FaxNote, FaxPreview, LogLine, Page, PageText, TimelineEntry } from './types';
import { type Upload, upload } from './upload';

const base = '/api/v1/faxes';
const one = (id: string) => `${base}/${encodeURIComponent(id)}`;

export const listFaxes = (query: Query, signal?: AbortSignal) => request<Page<Fax>>('GET', base, { query, signal });
export const getFax = (id: string, signal?: AbortSignal) => request<Fax>('GET', one(id), { signal });
export const faxText = (id: string) => request<{ pages: PageText[] }>('GET', `${one(id)}/text`);
export const faxAttempts = (id: string) => request<{ data: Attempt[] }>('GET', `${one(id)}/attempts`);
export const faxTimeline = (id: string) => request<{ data: TimelineEntry[] }>('GET', `${one(id)}/timeline`);
export const faxNotes = (id: string) => request<{ data: FaxNote[] }>('GET', `${one(id)}/notes`);
export const writeNote = (id: string, note: { text: string; mentions: string[] }) => act<FaxNote>(id, 'notes', note);
export const changeNote = (id: string, note: FaxNote) =>
  request<FaxNote>('PUT', `${one(id)}/notes/${note.id}`, { body: { text: note.text, mentions: note.mentions } });
export const deleteNote = (id: string, note: string) => request<void>('DELETE', `${one(id)}/notes/${note}`);
export const attemptLog = (id: string, attempt: string) =>
  request<{ data: LogLine[] }>('GET', `${one(id)}/attempts/${encodeURIComponent(attempt)}/log`);

export const pageUrl = (id: string, page: number, width?: number) => withQuery(`${one(id)}/pages/${page}`, { width });
export const documentUrl = (id: string) => `${one(id)}/document`;
export const originalUrl = (id: string) => `${one(id)}/original`;
export const hocrUrl = (id: string) => `${one(id)}/hocr`;
export const receiptUrl = (id: string) => `${one(id)}/receipt`;

const act = <T = Fax>(id: string, verb: string, body: unknown = {}) =>
  request<T>('POST', `${one(id)}/${verb}`, { body, headers: { 'Idempotency-Key': newIdempotencyKey() } });

export const cancelFax = (id: string) => act(id, 'cancel');
export const retryFax = (id: string, confirmDuplicate = false) =>
  act(id, 'retry', confirmDuplicate ? { confirm_duplicate: true } : {});
export const markSent = (id: string) => act(id, 'mark-sent');
export const readAgain = (id: string) => act(id, 'read-again');
export const markUnread = (id: string, unread: boolean) => act<Fax | undefined>(id, 'read', { unread });
export const assignFax = (id: string, to: { person_id?: string | null; inbox_id?: string | null }) =>
  act<Fax | undefined>(id, 'assign', to);
export const deleteFax = (id: string) => request<void>('DELETE', one(id));

export const previewFax = (form: FormData, onProgress: (share: number) => void): Upload<FaxPreview> =>
  upload(`${base}/preview`, form, onProgress);

/** The key stays the same while the same send is tried again, so that a lost answer never doubles a fax. */
export const sendFax = (form: FormData, key: string, onProgress: (share: number) => void): Upload<Fax> =>
  upload(base, form, onProgress, { 'Idempotency-Key': key });

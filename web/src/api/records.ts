import { newIdempotencyKey, type Query, request } from './http';
import type { Page, RecordRow, RecordType } from './types';

export const recordTypes = () => request<{ data: RecordType[] }>('GET', '/api/v1/record-types');

const one = (type: RecordType, id: string) => `${type.path}/${encodeURIComponent(id)}`;

export const listRecords = (type: RecordType, query: Query, signal?: AbortSignal) =>
  request<Page<RecordRow>>('GET', type.path, { query, signal });

export const getRecord = (type: RecordType, id: string) => request<RecordRow>('GET', one(type, id));

export const createRecord = (type: RecordType, fields: Record<string, unknown>, key = newIdempotencyKey()) =>
  request<RecordRow>('POST', type.path, { body: fields, headers: { 'Idempotency-Key': key } });

/** Merge patch, refused with 412 when somebody else saved a newer version meanwhile. */
export const updateRecord = (type: RecordType, row: RecordRow, changes: Record<string, unknown>) =>
  request<RecordRow>('PATCH', one(type, row.id), {
    body: changes,
    headers: row.version === undefined ? {} : { 'If-Match': `"${row.version}"` },
  });

export const deleteRecord = (type: RecordType, id: string) => request<void>('DELETE', one(type, id));

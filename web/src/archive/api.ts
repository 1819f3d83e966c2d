import { request } from '@/api/http';

export interface ArchiveTargetName {
  id: string;
  name: string;
}

export interface Archived {
  id: string;
  target: ArchiveTargetName;
  version: number | null;
  status: 'waiting' | 'archived' | 'failed';
  reason: string;
  asked_by: string;
  asked_at: string;
  due_at: string;
  place: string;
  sha256: string | null;
  size: number | null;
  lock_mode: 'GOVERNANCE' | 'COMPLIANCE' | null;
  locked_until: string | null;
  archived_at: string | null;
  last_error: string | null;
}

export interface ArchivedList {
  data: Archived[];
  targets: ArchiveTargetName[];
}

const path = (fax: string) => `/api/v1/faxes/${encodeURIComponent(fax)}/archives`;

export const faxArchives = (fax: string) => request<ArchivedList>('GET', path(fax));
export const archiveFax = (fax: string, wish: { target_id: string; version?: number }) =>
  request<Archived>('POST', path(fax), { body: wish });
export const testArchive = (id: string) =>
  request<{ works: boolean; detail: string }>('POST', `/api/v1/archive-targets/${encodeURIComponent(id)}/test`);

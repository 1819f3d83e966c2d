import { request } from './http';

export interface KeyVersion {
  version: number;
  created_at: string;
  retired_at: string | null;
  master_key_id: string;
}

export interface Rotation {
  version: number;
  state: 'running' | 'done' | 'incomplete';
  total: number | null;
  done: number;
  failed: number;
  started_at: string;
  started_by: string;
  finished_at: string | null;
}

export interface EncryptionKeys {
  master_key: string;
  master_key_kind: string;
  versions: KeyVersion[];
  rotations: Rotation[];
}

const base = '/api/v1/encryption-keys';

export const encryptionKeys = () => request<EncryptionKeys>('GET', base);
export const rotateKey = () => request<Rotation>('POST', `${base}/rotations`, { body: { scope: 'organization' } });

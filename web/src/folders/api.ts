import { newIdempotencyKey, request } from '@/api/http';

export interface FolderTemplate {
  key: string;
  label: string;
  folders: string[];
}

export interface TreeWish {
  template?: string;
  copy_of?: string;
  name?: string;
  parent_id?: string;
}

const all = '/api/v1/fax-folders';

export const folderTemplates = () => request<{ data: FolderTemplate[] }>('GET', `${all}/templates`);
export const makeTree = (wish: TreeWish) =>
  request<{ id: string; name: string; folders: number }>('POST', `${all}/trees`, {
    body: wish,
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });

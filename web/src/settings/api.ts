import { request } from '@/api/http';

export interface Setting {
  name: string;
  label: string;
  group: string;
  description: string;
  kind: 'boolean' | 'flag' | 'integer' | 'percentage' | 'duration' | 'choice' | 'text' | 'texts' | 'variant';
  limits: { minimum?: number | string; maximum?: number | string; options?: string[]; max_length?: number };
  expected: string;
  value: unknown;
  default_value: unknown;
  source: 'organization' | 'installation' | 'default' | 'healthcare';
  changeable: boolean;
  healthcare_rule?: string;
  updated_at?: string;
  updated_by?: string;
}

export interface SettingChange {
  id: string;
  setting: string;
  before: unknown;
  after: unknown;
  at: string;
  actor_name: string;
}

const one = (name: string) => `/api/v1/settings/${encodeURIComponent(name)}`;

export const settingsKey = ['settings'] as const;
export const changesKey = ['setting-changes'] as const;
export const listSettings = () => request<{ data: Setting[] }>('GET', '/api/v1/settings');
export const listChanges = () => request<{ data: SettingChange[] }>('GET', '/api/v1/setting-changes');
export const changeSetting = (name: string, value: unknown) => request<Setting>('PUT', one(name), { body: { value } });
export const resetSetting = (name: string) => request<Setting>('DELETE', one(name));

import { request } from '@/api/http';
import type { FormField } from '@/api/findings';
import type { Definition } from './template';

const all = '/api/v1/form-templates';

export interface Shipped {
  name: string;
  title: string;
  fields: number;
}

export interface FormFile {
  format: string;
  templates: { name: string; title: string; enabled: boolean; definition: Definition }[];
}

export interface Trial {
  /** Whether the template would be told among others that fit less. */
  recognised: boolean;
  score: number;
  needed: number;
  /** Null where no page fits. */
  page: number | null;
  fields: FormField[];
}

export const formKeys = {
  shipped: ['shipped-forms'] as const,
  shippedOne: (name: string) => ['shipped-forms', name] as const,
  samples: ['form-samples'] as const,
};

export const shippedForms = () => request<{ data: Shipped[] }>('GET', `${all}/shipped`);
export const shippedForm = (name: string) => request<FormFile>('GET', `${all}/shipped/${encodeURIComponent(name)}`);
export const exportForms = () => request<FormFile>('GET', `${all}/export`);
export const importForms = (file: unknown) =>
  request<{ added: string[]; changed: string[]; same: string[] }>('POST', `${all}/import`, { body: file });
export const tryForm = (definition: Definition, fax: string, reveal: boolean) =>
  request<Trial>('POST', `${all}/trial`, {
    query: reveal ? { reveal: true } : {},
    body: { definition, fax_id: fax },
  });

import { newIdempotencyKey, request } from './http';
import type { Fax } from './types';

/** A rectangle in fractions (0..1) of the page as it was received. */
export interface PageBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Something that stands on a page. */
export interface Placed {
  page: number;
  box: PageBox;
}

export interface FoundEntity extends Placed {
  type: string;
  /** Masked, or missing for readers who may not read the text. */
  value: string | null;
  normalized: string | null;
  masked: boolean;
  confidence: number;
}

export interface FormField extends Placed {
  name: string;
  label: string;
  type: string;
  /** Null while masked. */
  value: string | null;
  normalized: string | null;
  masked: boolean;
  confidence: number;
}

/** A form among the pages. */
export interface FoundForm {
  form: string;
  title: string;
  score: number;
  page: number;
  fields: FormField[];
}

export interface Findings {
  fax_id: string;
  revealed: boolean;
  category: {
    category: string | null;
    confidence: number | null;
    unsure: boolean;
    correction: { id: string; category: string; previous_category: string | null; by: string; at: string } | null;
    guess: string;
    top: { category: string; confidence: number }[];
    because: string[];
  };
  /** Null when it was not judged, because its sender is known. */
  spam: { score: number; flagged: boolean; reasons: { sentence: string; speaks_for_junk: boolean }[] } | null;
  phi: { contains_phi: boolean; confidence: number; reasons: string[] };
  entities: FoundEntity[];
  forms: FoundForm[];
}

export interface KnownCategory {
  code: string;
  label: string;
  own: boolean;
}

const one = (id: string) => `/api/v1/faxes/${encodeURIComponent(id)}`;

export const faxCategories = () => request<{ data: KnownCategory[] }>('GET', '/api/v1/faxes/categories');
export const faxFindings = (id: string, reveal: boolean) =>
  request<Findings>('GET', `${one(id)}/findings`, { query: reveal ? { reveal: true } : {} });
export const setCategory = (id: string, category: string) =>
  request<Fax>('PUT', `${one(id)}/category`, { body: { category } });
export const undoCategory = (id: string) => request<Fax>('DELETE', `${one(id)}/category`);

const decide = (id: string, verb: string, body: object) =>
  request<Fax>('POST', `${one(id)}/${verb}`, { body, headers: { 'Idempotency-Key': newIdempotencyKey() } });

/** @param always never hold this sender's faxes again */
export const releaseFax = (id: string, always: boolean) => decide(id, 'release', always ? { always_allow: true } : {});
/** @param block reject this sender's faxes from now on */
export const rejectFax = (id: string, block: boolean) => decide(id, 'reject', block ? { block_sender: true } : {});

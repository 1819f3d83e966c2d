export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export interface Session {
  person: { id: string; email: string; full_name: string; must_change_password: boolean };
  organization: { id: string; name: string; mode?: string };
  organizations: { id: string; name: string; roles: string[] }[];
  /** What the person can do now, each by its own name. */
  permissions: string[];
  /** What its roles name, but health records need more for. */
  closed_permissions: string[];
  csrf_token?: string;
  standing: Standing;
}

/** What still has to be shown before anything else works, and when the session ends by itself. */
export interface Standing {
  gate: 'open' | 'second_factor' | 'password' | 'enrolment';
  method: 'password' | 'passkey' | 'provider';
  second_factor_shown: boolean;
  second_factor_required: boolean;
  idle_seconds: number;
  warn_seconds: number;
  expires_at: string;
}

export type Direction = 'inbound' | 'outbound';

export type FaxStatus =
  | 'received'
  | 'processing'
  | 'delivered'
  | 'held'
  | 'rejected'
  | 'queued'
  | 'converting'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'uncertain'
  | 'cancelled';

export type FaxAction = 'cancel' | 'retry' | 'delete' | 'assign' | 'mark-sent' | 'mark_sent' | 'read' | (string & {});

export interface CallProgress {
  phase: string;
  page: number;
  pages: number;
  bit_rate?: number | null;
  transport?: string | null;
}

export interface Fax {
  id: string;
  name: string;
  direction: Direction;
  status: FaxStatus;
  /** Missing when the reader's role doesn't name the other party. */
  to: string | null;
  from: string | null;
  recipient_name?: string | null;
  sender_name?: string | null;
  remote_station_id?: string | null;
  pages?: number | null;
  /** False while a fax to be sent is still being converted. */
  pages_ready?: boolean;
  pages_sent?: number | null;
  priority?: string | null;
  subject?: string | null;
  resolution?: string | null;
  created_at: string;
  scheduled_at?: string | null;
  received_at?: string | null;
  sent_at?: string | null;
  completed_at?: string | null;
  duration_seconds?: number | null;
  attempts_count?: number | null;
  next_attempt_at?: string | null;
  cause?: string | null;
  cause_text?: string | null;
  transport?: string | null;
  bit_rate?: number | null;
  ecm?: boolean | null;
  inbox?: { id: string; name: string } | null;
  folder?: { id: string; name: string } | null;
  assigned_to?: { id: string; full_name: string } | null;
  routed_by?: { rule_id?: string | null; rule_name?: string | null; reason?: string | null } | null;
  tags?: FaxTag[];
  /** Out of the list until then, for everybody. */
  snoozed?: { until: string; by: { id: string; full_name: string } } | null;
  /** The group whose people it is shared out to. */
  work_group?: { id: string; name: string } | null;
  /** When it was finished, and by whom. */
  done?: { at: string; by: { id: string; full_name: string } } | null;
  unread?: boolean;
  reading_status?: 'pending' | 'done' | 'unreadable' | 'failed' | 'none' | null;
  text_confidence?: number | null;
  /** What a received fax was found to be; missing when the reader's role doesn't name findings. */
  category?: string | null;
  /** 0..1 of the model; null when a person said so. */
  category_confidence?: number | null;
  category_unsure?: boolean;
  category_corrected?: boolean;
  /** 0..100 */
  spam_score?: number | null;
  spam_flagged?: boolean;
  contains_phi?: boolean | null;
  file_size?: number | null;
  file_hash?: string | null;
  file_format?: string | null;
  header?: boolean | null;
  cover?: boolean | null;
  /** What a sent fax is known by where it arrives. */
  station_identifier?: string | null;
  callback_url?: string | null;
  metadata?: Record<string, unknown> | null;
  created_by?: unknown;
  progress?: CallProgress | null;
  allowed_actions?: FaxAction[];
  /** Its inbox lets the reader look at it and no more. */
  view_only?: boolean;
  version: number;
  snippet?: string | null;
}

export interface Word {
  text: string;
  x: number;
  y: number;
  w: number;
  h: number;
  confidence?: number;
}

export interface PageText {
  number: number;
  status: 'read' | 'blank' | 'unreadable';
  text: string;
  confidence?: number | null;
  rotation?: number | null;
  skew_degrees?: number | null;
  words: Word[];
  lines?: { text: string; confidence: number }[];
}

export interface Attempt {
  id: string;
  number: number;
  status: string;
  cause?: string | null;
  cause_text?: string | null;
  transport?: string | null;
  bit_rate?: number | null;
  ecm?: boolean | null;
  pages_sent?: number | null;
  remote_station_id?: string | null;
  trunk?: { id: string; name: string } | null;
  carrier?: { id: string; name: string } | null;
  reason?: string | null;
  started_at?: string | null;
  connected_at?: string | null;
  ended_at?: string | null;
  sip_status?: number | null;
  has_log?: boolean;
}

export interface LogLine {
  at: string;
  kind: string;
  text: string;
}

export interface TimelineEntry {
  at: string;
  actor?: { type: string; name?: string | null } | null;
  event: string;
  text: string;
  reason?: string | null;
  detail?: unknown;
}

/** What somebody wrote beside a fax. */
export interface FaxNote {
  id: string;
  author: { id: string; name: string };
  text: string;
  mentions: string[];
  written_at: string;
  changed_at?: string | null;
  own: boolean;
}

export interface FaxPreview {
  pages: number;
  preview_id: string;
  page_urls: string[];
}

/** A record of any type: what all share, and the fields its schema describes. */
export interface RecordRow {
  id: string;
  name?: string;
  version?: number;
  created_at?: string;
  updated_at?: string;
  [field: string]: unknown;
}

export interface FieldSchema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  default?: unknown;
  maxLength?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  readOnly?: boolean;
  writeOnly?: boolean;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  anyOf?: FieldSchema[];
  oneOf?: FieldSchema[];
  $ref?: string;
  'x-immutable'?: boolean;
  'x-searchable'?: boolean;
  'x-reference'?: string;
  'x-section'?: string;
  'x-order'?: number;
  'x-widget'?: string;
}

export interface RecordType {
  type: string;
  label: string;
  label_plural: string;
  path: string;
  title_field: string;
  permissions: { create?: boolean; read?: boolean; update?: boolean; delete?: boolean };
  schema: FieldSchema;
  list_fields: string[];
  states?: string[];
}

/** One of the organisation's own tags. */
export interface FaxTag {
  id: string;
  name: string;
  color: string;
}

/** One action over many faxes, and what came of each. */
export interface Bulk {
  id: string;
  action: string;
  status: 'running' | 'done' | 'undoing' | 'undone';
  total: number;
  done: number;
  unchanged: number;
  refused: number;
  restored: number;
  left: number;
  undo_until?: string | null;
  results: {
    fax_id: string;
    outcome?: string | null;
    undo?: string | null;
    code?: string | null;
    detail?: string | null;
  }[];
}

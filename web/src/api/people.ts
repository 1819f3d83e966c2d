import { newIdempotencyKey, request } from './http';
import type { RecordRow } from './types';

export interface Invitation {
  id: string;
  email: string;
  full_name: string;
  roles: string[];
  status: 'pending' | 'accepted' | 'revoked' | 'expired';
  created_by: string;
  created_at: string;
  sent_at: string;
  times_sent: number;
  expires_at: string;
}

/** `path` is where it is accepted; told only now. */
export interface SentInvitation {
  invitation: Invitation;
  path: string;
}

export interface RoleTemplate {
  key: string;
  label: string;
  supervisor: boolean;
  permissions: string[];
  phi_acts: string[];
  own_patients_only: boolean;
}

export interface GrantableType {
  record_type: string;
  label: string;
  grantable: boolean;
  phi: boolean;
  acts: string[];
  scopes: string[];
  fields: string[];
}

export interface Catalogue {
  role_templates: RoleTemplate[];
  permissions: string[];
  record_types: GrantableType[];
}

export interface ActRights {
  act: string;
  allowed: boolean;
  layer: string;
  rule: string;
  scopes: string[];
  own_patients_only: boolean;
  hidden_fields: string[];
  organizations: number;
}

export interface EffectiveRights {
  actor: { type: string; id: string; name: string; roles: string[]; permissions: string[] };
  healthcare: boolean;
  emergencies: { until: string; record_type: string | null; record_id: string | null }[];
  record_types: { record_type: string; label: string; phi: boolean; acts: ActRights[] }[];
}

export interface Explanation {
  allowed: boolean;
  outcome: 'allowed' | 'hidden' | 'forbidden';
  layer: string;
  rule: string;
  layers: { layer: string; passed: boolean; rule: string }[];
  hidden_fields: string[];
}

export interface ExplainQuestion {
  person_id?: string;
  action: string;
  record_type: string;
  record_id?: string;
  field?: string;
}

export interface Glass {
  id: string;
  person_id: string;
  person_name: string;
  reason: string;
  record_type: string | null;
  record_id: string | null;
  opened_at: string;
  expires_at: string;
  ended_at: string | null;
  status: 'open' | 'to_review' | 'reviewed';
  reviewer_name: string | null;
  reviewed_at: string | null;
  finding: 'justified' | 'not_justified' | null;
  note: string | null;
}

export interface HierarchyLink {
  organization_id: string;
  name: string | null;
  mode: 'strict' | 'oversight' | 'shared';
  record_types: string[];
  status: 'proposed' | 'active';
  healthcare: boolean;
  proposed_at: string;
  proposed_by: string;
  agreed_at: string | null;
}

export interface Hierarchy {
  organization_id: string;
  parent: HierarchyLink | null;
  children: HierarchyLink[];
  reach: { organization_id: string; name: string; readable: string[]; writable: string[] }[];
  record_types: string[];
}

export const peopleKeys = {
  catalogue: ['permissions', 'catalogue'] as const,
  rights: (person: string) => ['permissions', 'person', person] as const,
  invitations: ['invitations'] as const,
  glass: ['break-glass'] as const,
  hierarchy: ['hierarchy'] as const,
};

const keyed = () => ({ 'Idempotency-Key': newIdempotencyKey() });
const v1 = '/api/v1';

export const catalogue = () => request<Catalogue>('GET', `${v1}/permissions/catalogue`);
export const rightsOf = (person: string) => request<EffectiveRights>('GET', `${v1}/people/${person}/permissions`);
export const explain = (question: ExplainQuestion) =>
  request<Explanation>('POST', `${v1}/permissions/explain`, { body: question });

export const invitations = () => request<{ data: Invitation[] }>('GET', `${v1}/invitations`);
export const invite = (body: { email: string; full_name: string; roles: string[] }) =>
  request<SentInvitation>('POST', `${v1}/invitations`, { body, headers: keyed() });
export const resendInvitation = (id: string) => request<SentInvitation>('POST', `${v1}/invitations/${id}/resend`);
export const revokeInvitation = (id: string) => request<void>('DELETE', `${v1}/invitations/${id}`);
export const readInvitation = (token: string) =>
  request<{ organization: string; email: string; full_name: string; has_account: boolean; expires_at: string }>(
    'POST',
    `${v1}/invitation`,
    { body: { token }, quiet401: true },
  );
export const acceptInvitation = (body: { token: string; full_name?: string; password?: string }) =>
  request<{ organization_id: string; organization: string; email: string }>('POST', `${v1}/invitation/accept`, {
    body,
    quiet401: true,
  });

export const changePerson = (id: string, body: { full_name?: string; roles?: string[]; status?: string }) =>
  request<RecordRow>('PATCH', `${v1}/people/${id}`, { body });
export const removePerson = (id: string) => request<void>('DELETE', `${v1}/people/${id}`);

export const listGlass = () => request<{ data: Glass[] }>('GET', `${v1}/break-glass`);
export const breakGlass = (body: { reason: string; minutes: number }) =>
  request<Glass>('POST', `${v1}/break-glass`, { body });
export const endGlass = (id: string) => request<Glass>('POST', `${v1}/break-glass/${id}/end`);
export const reviewGlass = (id: string, body: { finding: string; note: string }) =>
  request<Glass>('POST', `${v1}/break-glass/${id}/review`, { body });

export const hierarchy = () => request<Hierarchy>('GET', `${v1}/organization/hierarchy`);
export const proposeParent = (body: { parent_id: string; mode: string; record_types: string[] }) =>
  request<Hierarchy>('PUT', `${v1}/organization/parent`, { body });
export const endParent = () => request<Hierarchy>('DELETE', `${v1}/organization/parent`);
export const agreeToChild = (id: string) => request<Hierarchy>('POST', `${v1}/organization/children/${id}/agree`);
export const endChild = (id: string) => request<Hierarchy>('DELETE', `${v1}/organization/children/${id}`);

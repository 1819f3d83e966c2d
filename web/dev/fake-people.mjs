// Made-up answers of the people and permission screens, for looking at them.
const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
const acts = ['read', 'create', 'update', 'delete'];
const allowed = (act, rule, more = {}) => ({ act, allowed: true, layer: 'role', rule, scopes: ['all'], own_patients_only: false, hidden_fields: [], organizations: 0, ...more });
const denied = (act, rule, layer = 'role') => ({ act, allowed: false, layer, rule, scopes: [], own_patients_only: false, hidden_fields: [], organizations: 0 });

const catalogue = {
  role_templates: [['owner', 'Owner'], ['admin', 'Administrator'], ['fax_user', 'Fax user'], ['fax_auditor', 'Fax auditor'], ['nursing_user', 'Nursing']].map(([key, label]) => ({ key, label, supervisor: false, permissions: [], phi_acts: [], own_patients_only: false })),
  permissions: ['fax:send', 'fax:read', 'fax:assign'],
  record_types: [
    { record_type: 'fax', label: 'Faxes', grantable: true, phi: true, acts: [...acts, 'send', 'assign'], scopes: ['all', 'assigned'], fields: ['document', 'party', 'subject', 'text'] },
    { record_type: 'inbox', label: 'Inboxes', grantable: true, phi: false, acts, scopes: ['all'], fields: ['name', 'description', 'members'] },
    { record_type: 'sip_trunk', label: 'Trunks', grantable: true, phi: false, acts, scopes: ['all'], fields: ['name', 'host'] },
  ],
};
const rights = {
  actor: { type: 'person', id: 'p', name: 'Ben Okafor', roles: ['fax_user', 'nursing_user'], permissions: [] },
  healthcare: true,
  emergencies: [{ until: at(2), record_type: null, record_id: null }],
  record_types: [
    { record_type: 'fax', label: 'Faxes', phi: true, acts: [allowed('read', 'permission fax:read', { scopes: ['assigned'], hidden_fields: ['text'] }), denied('create', 'permission admin is missing'), denied('update', 'permission admin is missing'), denied('delete', 'permission admin is missing'), allowed('assign', 'permission fax:assign'), denied('send', 'a healthcare role that may create is missing', 'field')] },
    { record_type: 'inbox', label: 'Inboxes', phi: false, acts: [allowed('read', 'permission fax:read', { organizations: 2 }), ...acts.slice(1).map((act) => denied(act, 'permission admin is missing'))] },
    { record_type: 'sip_trunk', label: 'Trunks', phi: false, acts: [allowed('read', 'permission fax:read'), ...acts.slice(1).map((act) => denied(act, 'permission admin is missing'))] },
  ],
};
const explanation = { allowed: false, outcome: 'forbidden', layer: 'field', rule: 'a healthcare role that may create is missing', hidden_fields: [], layers: [{ layer: 'organization', passed: true, rule: 'the actor’s own organisation' }, { layer: 'role', passed: true, rule: 'permission fax:send' }, { layer: 'record', passed: true, rule: 'no record in question' }, { layer: 'field', passed: false, rule: 'a healthcare role that may create is missing' }] };
const invitations = [['dana@clinic.example', 'pending'], ['eli@clinic.example', 'accepted'], ['fay@clinic.example', 'expired']].map(([email, status], i) => ({ id: `i${i}`, email, full_name: '', roles: ['fax_user'], status, created_by: 'Alice Moreau', created_at: at(-30 * i - 3), sent_at: at(-30 * i - 3), times_sent: 1, expires_at: at(100) }));
const glass = [
  { id: 'g1', person_id: 'x', person_name: 'Ben Okafor', reason: 'Patient unconscious in the waiting room, allergies unknown.', record_type: null, record_id: null, opened_at: at(-1), expires_at: at(1), ended_at: null, status: 'open' },
  { id: 'g2', person_id: 'y', person_name: 'Chloé Dubois', reason: 'Night shift, the treating physician could not be reached.', record_type: 'fax', record_id: null, opened_at: at(-30), expires_at: at(-29), ended_at: null, status: 'to_review' },
  { id: 'g3', person_id: 'y', person_name: 'Chloé Dubois', reason: 'Transfer to the emergency room.', record_type: null, record_id: null, opened_at: at(-90), expires_at: at(-88), ended_at: at(-89), status: 'reviewed', reviewer_name: 'Alice Moreau', reviewed_at: at(-60), finding: 'justified', note: 'Confirmed with the ward.' },
];
const link = (organization_id, name, mode, status, record_types) => ({ organization_id, name, mode, record_types, status, healthcare: false, proposed_at: at(-50), proposed_by: 'Sam Field', agreed_at: status === 'active' ? at(-40) : null });
const hierarchy = {
  organization_id: '0199a000-0000-7000-8000-0a0000000000',
  parent: link('o9', 'Lakeside Health Group', 'oversight', 'active', ['inbox', 'fax_number']),
  children: [link('o7', 'Harbor Dental', 'shared', 'active', ['inbox']), link('o8', 'Hilltop Imaging', 'oversight', 'proposed', ['inbox', 'routing_rule'])],
  reach: [{ organization_id: 'o7', name: 'Harbor Dental', readable: ['inbox'], writable: ['inbox'] }],
  record_types: ['inbox', 'fax_number', 'routing_rule'],
};

/** The answer to a path of these screens; undefined for others. */
export function peopleApi(method, path) {
  const part = path.replace('/api/v1/', '');
  if (part === 'permissions/catalogue') return catalogue;
  if (part === 'permissions/explain') return explanation;
  if (/^people\/[^/]+\/permissions$/.test(part)) return rights;
  if (part === 'invitations') return method === 'POST' ? { invitation: invitations[0], path: '/invitation#kD3v0m4bXn2lq8Yw7Zr5tP1sHc9eUa6JfGiKoLpQxRs' } : { data: invitations };
  if (part === 'invitation') return { organization: 'Riverside Clinic', email: 'dana@clinic.example', full_name: 'Dana', has_account: false, expires_at: at(100) };
  if (part.startsWith('break-glass')) return { data: glass };
  if (part.startsWith('organization/')) return hierarchy;
  return undefined;
}

export const roles = [{ id: 'r1', key: 'clerk', label: 'Records clerk', description: 'Files what arrived.', permissions: ['fax:read'], grants: [{ record_type: 'fax', acts: ['read', 'assign'], scope: 'assigned', fields: ['document', 'party'] }], version: 1, created_at: at(-90), updated_at: at(-90) }];

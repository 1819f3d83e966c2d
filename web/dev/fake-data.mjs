// Made-up records for looking at the screens without a server. Nobody real is named here.
import { carrierRows } from './fake-carriers.mjs';
import { roles } from './fake-people.mjs';
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const id = (kind, number) => `0199a000-0000-7000-8000-${kind}${String(number).padStart(10, '0')}`;

export const inboxes = ['Front desk', 'Laboratory', 'Billing'].map((name, index) => ({
  id: id('01', index),
  name,
  description: `Faxes for the ${name.toLowerCase()}`,
  members: [],
  version: 1,
  created_at: ago(9000),
  updated_at: ago(9000),
}));

export const people = [
  ['Alice Moreau', 'alice@clinic.example', ['owner', 'admin']],
  ['Ben Okafor', 'ben@clinic.example', ['fax_user']],
  ['Chandra Iyer', 'chandra@clinic.example', ['fax_user']],
].map(([full_name, email, roles], index) => ({
  id: id('02', index), full_name, email, roles, status: 'active', version: 1, created_at: ago(9000), updated_at: ago(800),
}));

export const trunks = [
  { id: id('03', 0), name: 'Primary carrier', host: 'sip.carrier.example', port: 5060, transport: 'udp', username: 'clinic', register: true, t38: 'auto', codecs: ['PCMU', 'PCMA'], prefixes: [], max_calls: 30, enabled: true, registration_status: 'registered', active_calls: 1, version: 3, created_at: ago(9000), updated_at: ago(100) },
  { id: id('03', 1), name: 'Overseas', host: '192.0.2.40', port: 5060, transport: 'tcp', register: false, t38: 'never', codecs: ['PCMA'], prefixes: ['+44', '+49'], max_calls: 4, enabled: true, registration_status: 'failed', active_calls: 0, version: 1, created_at: ago(8000), updated_at: ago(8000) },
];

export const numbers = [
  ['+12125550123', 'Main line', 0], ['+12125550145', 'Laboratory', 1], ['+12125550199', '', null],
].map(([number, label, inbox], index) => ({
  id: id('04', index), number, label, trunk_id: trunks[0].id, fax_enabled: index < 2, inbox_id: inbox === null ? null : inboxes[inbox].id, station_id: number, version: 1, created_at: ago(9000), updated_at: ago(9000),
}));

export const rules = [
  { id: id('05', 0), name: 'Lab results', priority: 10, enabled: true, conditions: { operator: 'AND', rules: [{ field: 'recipient_number', operator: 'equals', value: '+12125550145' }, { operator: 'OR', rules: [{ field: 'keyword', operator: 'contains', value: 'hematology' }, { field: 'pages', operator: 'less_than', value: '10' }] }] }, action: { type: 'inbox', inbox_id: inboxes[1].id, priority: 'high' }, stop: true, version: 2, created_at: ago(9000), updated_at: ago(200) },
  { id: id('05', 1), name: 'Everything else', priority: 100, enabled: true, conditions: { operator: 'AND', rules: [] }, action: { type: 'inbox', inbox_id: inboxes[0].id }, stop: true, version: 1, created_at: ago(9000), updated_at: ago(9000) },
];

const senders = [
  ['+13125550178', 'Lakeside Imaging', 'Radiology report, left wrist'], ['+16175550110', null, null], ['+442079460123', 'Thames Pharma Ltd', 'Refill authorisation'],
  ['+14155550132', 'Bayview Orthopedics', 'Referral'], ['+17185550164', null, null], ['+13035550187', 'Summit Labs', 'Hematology panel'],
];

export const faxes = [];
for (let index = 0; index < 64; index++) {
  const [number, name, subject] = senders[index % senders.length];
  const outbound = index % 3 === 2;
  const status = outbound
    ? ['sent', 'sending', 'failed', 'uncertain', 'queued', 'sent', 'sent', 'cancelled'][((index - 2) / 3) % 8]
    : index === 0 ? 'processing' : index === 9 ? 'held' : index === 13 ? 'rejected' : 'delivered';
  const done = ['sent', 'delivered'].includes(status);
  faxes.push({
    id: id('10', 999 - index), name: `FAX-2026-${String(900 - index).padStart(5, '0')}`, direction: outbound ? 'outbound' : 'inbound', status,
    to: outbound ? number : numbers[index % 2].number, from: outbound ? numbers[0].number : number,
    recipient_name: outbound ? name : null, sender_name: outbound ? null : name, remote_station_id: number.slice(1), subject,
    pages: 1 + (index % 5), pages_sent: done ? 1 + (index % 5) : 0, priority: 'normal', resolution: 'fine',
    created_at: ago(index * 47 + 3), received_at: outbound ? null : ago(index * 47 + 3), sent_at: status === 'sent' ? ago(index * 47) : null, completed_at: done || status === 'uncertain' ? ago(index * 47) : null,
    duration_seconds: 74 + index, attempts_count: outbound ? 1 : 0,
    next_attempt_at: status === 'queued' ? ago(-12) : null,
    cause: status === 'failed' ? 'no_fax' : null,
    cause_text: { failed: 'A person or an answering machine answered, not a fax machine', uncertain: 'The connection was lost after the last page, before it was confirmed.', queued: 'The line was busy', rejected: 'The sender matches the blocked pattern +1617555*' }[status] ?? null,
    transport: 't38', bit_rate: 14400, ecm: true, inbox: outbound ? null : { id: inboxes[index % 3].id, name: inboxes[index % 3].name },
    assigned_to: index % 4 === 1 ? { id: people[1].id, full_name: people[1].full_name } : null,
    routed_by: outbound || index === 0 ? null : { rule_id: rules[0].id, rule_name: 'Lab results', reason: 'the number called is +1 212-555-0145 and the text contains “hematology”' },
    unread: !outbound && (index < 7 || index % 11 === 0), reading_status: index === 0 ? 'pending' : 'done', text_confidence: 0.94, file_size: 84_213, file_hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9', file_format: 'tiff',
    header: true, cover: false, metadata: index === 2 ? { case: 'A-1042' } : {},
    progress: status === 'sending' ? { phase: 'page', page: 2, pages: 4, bit_rate: 14400, transport: 't38' } : null,
    allowed_actions: outbound ? { sent: ['delete'], sending: ['cancel'], queued: ['cancel'], failed: ['retry', 'delete'], uncertain: ['retry', 'mark-sent'], cancelled: ['retry', 'delete'] }[status] : ['assign', 'delete'],
    version: 1,
  });
  if (status === 'sending') Object.assign(faxes.at(-1), { pages: 4 });
}

const string = (title, more = {}) => ({ type: 'string', title, maxLength: 255, 'x-searchable': true, ...more });
const type = (name, label, plural, path, title, properties, required, list) => ({
  type: name, label, label_plural: plural, path: `/api/v1/${path}`, title_field: title, permissions: { create: true, read: true, update: true, delete: true },
  schema: { type: 'object', required, properties: Object.fromEntries(Object.entries(properties).map(([key, value], index) => [key, { 'x-order': index, ...value }])) }, list_fields: list,
});

export const types = [
  type('sip_trunk', 'Trunk', 'Trunks', 'trunks', 'name', {
    name: string('Name'), host: string('Host', { description: 'Name or address. Calls are accepted from here only.', 'x-section': 'Connection' }), port: { type: 'integer', title: 'Port', minimum: 1, maximum: 65535, default: 5060, 'x-section': 'Connection' },
    transport: string('Transport', { enum: ['udp', 'tcp'], default: 'udp', 'x-section': 'Connection' }), username: string('User name', { 'x-section': 'Sign-in' }), password: string('Password', { writeOnly: true, 'x-section': 'Sign-in' }), register: { type: 'boolean', title: 'Register with the carrier', default: false, 'x-section': 'Sign-in' },
    t38: string('T.38', { enum: ['auto', 'always', 'never'], default: 'auto', 'x-section': 'Fax' }), codecs: { type: 'array', title: 'Codecs', items: { type: 'string', enum: ['PCMU', 'PCMA'] }, default: ['PCMU', 'PCMA'], 'x-section': 'Fax' }, prefixes: { type: 'array', title: 'Prefixes', items: { type: 'string' }, description: 'Numbers that go out here. Empty: all. The longest match wins.', 'x-section': 'Fax' },
    max_calls: { type: 'integer', title: 'Calls at a time', minimum: 1, maximum: 500, default: 30 }, enabled: { type: 'boolean', title: 'Enabled', default: true }, registration_status: string('Registration', { readOnly: true }), active_calls: { type: 'integer', title: 'Calls now', readOnly: true },
  }, ['name', 'host'], ['name', 'host', 'registration_status', 'active_calls', 'enabled']),
  type('fax_number', 'Number', 'Numbers', 'numbers', 'number', { number: string('Number', { format: 'e164' }), label: string('Label'), trunk_id: string('Trunk', { 'x-reference': 'sip_trunk' }), fax_enabled: { type: 'boolean', title: 'Receives and sends faxes', default: true }, inbox_id: string('Inbox', { 'x-reference': 'inbox' }), assigned_to: string('Person', { 'x-reference': 'person' }), station_id: string('Station id', { maxLength: 20 }) }, ['number', 'trunk_id'], ['number', 'label', 'trunk_id', 'inbox_id', 'fax_enabled']),
  type('routing_rule', 'Rule', 'Routing rules', 'routing-rules', 'name', { name: string('Name'), priority: { type: 'integer', title: 'Priority', description: 'Lower goes first.', default: 100 }, enabled: { type: 'boolean', title: 'Enabled', default: true }, conditions: { type: 'object', title: 'Conditions', 'x-widget': 'conditions', properties: { rules: { items: { anyOf: [{}, {}] } } } }, action: { type: 'object', title: 'What happens', 'x-widget': 'action' }, stop: { type: 'boolean', title: 'Stop here when it applies', default: true } }, ['name', 'action'], ['name', 'priority', 'conditions', 'action', 'enabled']),
  type('carrier_account', 'Carrier', 'Carriers', 'carriers', 'name', { name: string('Name'), connector: string('Provider', { enum: ['telnyx', 'phaxio'] }), enabled: { type: 'boolean', title: 'Enabled', default: true }, priority: { type: 'integer', title: 'Priority', default: 3 }, health: { type: 'integer', title: 'Health', readOnly: true }, breaker: string('Breaker', { readOnly: true }) }, ['name', 'connector'], ['name', 'connector', 'enabled', 'health', 'breaker']),
  type('inbox', 'Inbox', 'Inboxes', 'inboxes', 'name', { name: string('Name'), description: string('Description', { maxLength: 2000 }), members: { type: 'array', title: 'Members', description: 'Empty: everybody who may read faxes.', items: { type: 'string', 'x-reference': 'person' } } }, ['name'], ['name', 'description', 'members']),
  type('deny_entry', 'Blocked sender', 'Blocked senders', 'deny-list', 'pattern', { pattern: string('Number or prefix*'), reason: string('Reason'), expires_at: string('Until', { format: 'date-time' }) }, ['pattern'], ['pattern', 'reason', 'expires_at']),
  type('custom_role', 'Role', 'Roles', 'roles', 'label', { key: string('Key'), label: string('Name'), description: string('Description', { maxLength: 2000 }), permissions: { type: 'array', title: 'Permissions', items: { type: 'string', enum: ['fax:send', 'fax:read', 'fax:assign'] } }, grants: { type: 'array', title: 'Grants', description: 'What the role opens on record types.', 'x-widget': 'grants', items: {} } }, ['key', 'label'], ['label', 'key', 'description']),
  type('person', 'Person', 'People', 'people', 'full_name', { full_name: string('Name'), email: string('E-mail', { format: 'email' }), roles: { type: 'array', title: 'Roles', items: { type: 'string', enum: ['owner', 'admin', 'fax_user', 'fax_auditor'] } }, status: string('Status', { enum: ['active', 'disabled'], default: 'active' }) }, ['full_name', 'email', 'roles'], ['full_name', 'email', 'roles', 'status']),
  type('api_key', 'API key', 'API keys', 'api-keys', 'name', { name: string('Name'), scopes: { type: 'array', title: 'Scopes', items: { type: 'string', enum: ['fax:send', 'fax:read', 'admin'] } }, expires_at: string('Expires', { format: 'date-time' }), prefix: string('Begins with', { readOnly: true }), last_used_at: string('Last used', { format: 'date-time', readOnly: true }) }, ['name', 'scopes'], ['name', 'prefix', 'scopes', 'last_used_at']),
];

export const collections = {
  roles,
  carriers: carrierRows,
  trunks, numbers, inboxes, people, 'routing-rules': rules, 'deny-list': [],
  'api-keys': [{ id: id('06', 0), name: 'Records import', prefix: 'tel_live_8f2a', scopes: ['fax:read'], last_used_at: ago(12), version: 1, created_at: ago(5000), updated_at: ago(5000) }],
};

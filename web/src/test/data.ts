import type { Fax, RecordType } from '@/api/types';

export function aFax(changes: Partial<Fax> = {}): Fax {
  return {
    id: 'f1',
    name: 'FAX-2026-00001',
    direction: 'inbound',
    status: 'delivered',
    to: '+12125550123',
    from: '+13125550178',
    pages: 2,
    created_at: '2026-11-20T10:00:00Z',
    unread: true,
    allowed_actions: ['assign', 'delete'],
    version: 1,
    ...changes,
  };
}

export const trunkType: RecordType = {
  type: 'sip_trunk',
  label: 'Trunk',
  label_plural: 'Trunks',
  path: '/api/v1/trunks',
  title_field: 'name',
  permissions: { create: true, read: true, update: true, delete: true },
  list_fields: ['name', 'host'],
  schema: {
    type: 'object',
    required: ['name', 'host'],
    properties: {
      host: { type: 'string', title: 'Host', 'x-order': 2, 'x-section': 'Connection' },
      name: { type: 'string', title: 'Name', 'x-order': 1 },
      port: { type: 'integer', title: 'Port', default: 5060, 'x-order': 3, 'x-section': 'Connection' },
      transport: { type: 'string', title: 'Transport', enum: ['udp', 'tcp'], default: 'udp', 'x-order': 4 },
      codecs: { type: 'array', title: 'Codecs', items: { type: 'string', enum: ['PCMU', 'PCMA'] }, 'x-order': 5 },
      prefixes: { type: 'array', title: 'Prefixes', items: { type: 'string' }, 'x-order': 6 },
      password: { type: 'string', title: 'Password', writeOnly: true, 'x-order': 7 },
      enabled: { type: 'boolean', title: 'Enabled', default: true, 'x-order': 8 },
      inbox_id: { type: 'string', title: 'Inbox', 'x-reference': 'inbox', 'x-order': 9 },
      registration_status: { type: 'string', title: 'Registration', readOnly: true, 'x-order': 10 },
    },
  },
};

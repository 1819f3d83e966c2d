import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { GrantsField } from '@/records/fields/GrantsField';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { EffectivePermissions } from './EffectivePermissions';
import HierarchyPage from './HierarchyPage';
import { InvitePanel } from './InvitePanel';

const catalogue = {
  role_templates: [
    { key: 'fax_user', label: 'Fax user', supervisor: false, permissions: [], phi_acts: [], own_patients_only: false },
  ],
  permissions: ['fax:send'],
  record_types: [
    {
      record_type: 'inbox',
      label: 'Inboxes',
      grantable: true,
      phi: false,
      acts: ['read', 'create', 'update', 'delete'],
      scopes: ['all'],
      fields: ['name'],
    },
    { record_type: 'custom_role', label: 'Roles', grantable: false, phi: false, acts: [], scopes: [], fields: [] },
  ],
};
const read = {
  act: 'read',
  allowed: true,
  layer: 'role',
  rule: 'role clerk',
  scopes: ['own'],
  own_patients_only: false,
  hidden_fields: [],
  organizations: 0,
};
const routes = {
  'GET /api/v1/permissions/catalogue': { body: catalogue },
  'GET /api/v1/record-types': { body: { data: [] } },
  'GET /api/v1/people/p2/permissions': {
    body: {
      actor: { type: 'person', id: 'p2', name: 'Pat', roles: ['clerk'], permissions: [] },
      healthcare: false,
      emergencies: [],
      record_types: [{ record_type: 'inbox', label: 'Inboxes', phi: false, acts: [read] }],
    },
  },
  'POST /api/v1/permissions/explain': {
    body: {
      allowed: true,
      outcome: 'allowed',
      layer: 'role',
      rule: 'role clerk',
      layers: [{ layer: 'role', passed: true, rule: 'role clerk' }],
      hidden_fields: ['name'],
    },
  },
};

describe('what a person may do', () => {
  it('answers why for a cell', async () => {
    const api = fakeApi(routes);
    renderApp(<EffectivePermissions personId="p2" />);
    await user.click(await screen.findByRole('button', { name: /Read Inboxes: allowed, own/ }));
    const why = await screen.findByRole('region', { name: /^Why/ });
    expect(await within(why).findByText('Hidden fields: name')).toBeVisible();
    expect(api.called('POST', '/api/v1/permissions/explain')[0]?.body).toEqual({
      person_id: 'p2',
      record_type: 'inbox',
      action: 'read',
    });
  });
});

describe('inviting', () => {
  it('sends the roles and shows the link once', async () => {
    const api = fakeApi({
      ...routes,
      'POST /api/v1/invitations': {
        status: 201,
        body: { invitation: { id: 'i1', email: 'new@clinic.example' }, path: '/invitation#secret' },
      },
    });
    renderApp(<InvitePanel onClose={() => {}} />);
    await user.type(await screen.findByLabelText(/^Email/), 'new@clinic.example');
    await user.click(screen.getByRole('button', { name: 'Send invitation' }));
    expect(await screen.findByLabelText('Invitation link')).toHaveTextContent('/invitation#secret');
    expect(api.called('POST', '/api/v1/invitations')[0]?.body).toMatchObject({ roles: ['fax_user'] });
  });
});

describe('the grants of a role', () => {
  it('begin with a type that roles can open', async () => {
    fakeApi(routes);
    let value: unknown = [];
    const field = {
      name: 'grants',
      label: 'Grants',
      schema: {},
      kind: 'grants' as const,
      required: false,
      readOnly: false,
      section: null,
    };
    renderApp(<GrantsField field={field} value={value} onChange={(next) => (value = next)} />);
    const add = await screen.findByRole('button', { name: 'Add records' });
    await waitFor(() => expect(add).toBeEnabled());
    await user.click(add);
    expect(value).toEqual([{ record_type: 'inbox', acts: ['read'], scope: 'all', fields: null }]);
  });
});

describe('the hierarchy', () => {
  it('hides what only owners may do', async () => {
    fakeApi({
      'GET /api/v1/organization/hierarchy': {
        body: { organization_id: 'o1', parent: null, children: [], reach: [], record_types: ['inbox'] },
      },
    });
    renderApp(
      <Routes>
        <Route path="*" element={<HierarchyPage />} />
      </Routes>,
    );
    expect(await screen.findByText('No children')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Propose' })).toBeNull();
  });
});

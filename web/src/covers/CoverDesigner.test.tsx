import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { RecordType } from '@/api/types';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { CoverDesigner } from './CoverDesigner';

const type: RecordType = {
  type: 'cover_template',
  label: 'Cover page',
  label_plural: 'Cover pages',
  path: '/api/v1/cover-templates',
  title_field: 'name',
  permissions: { create: true, read: true, update: true, delete: true },
  list_fields: ['name'],
  schema: { type: 'object', properties: {} },
};

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:page', revokeObjectURL: () => {} }));
  api = fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'POST /api/v1/cover-templates/preview': { body: {} },
    'POST /api/v1/cover-templates': { status: 201, body: { id: 'c1', name: 'Letter', version: 0 } },
  });
});

// covers FAX-Q-001-01
it('is laid out with the keyboard alone and saved as it stands', async () => {
  const row = {
    id: 'c0',
    name: 'Old',
    version: 3,
    design: { blocks: [{ kind: 'line', x: 10, y: 10, w: 100, h: 1 }] },
  };
  renderApp(<CoverDesigner type={type} row={{ ...row, id: 'c0' }} />);
  await user.click(screen.getByRole('button', { name: 'Field' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Subject' }));
  const block = screen.getByRole('button', { name: /Text: \{\{subject\}\}/ });
  block.focus();
  await user.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
  expect(block).toHaveAccessibleName('Text: {{subject}}, 19 mm from the left, 125 mm from the top');
  screen.getByRole('button', { name: /^Line, / }).focus();
  await user.keyboard('{Delete}');
  expect(screen.queryByRole('button', { name: /^Line, / })).toBeNull();
  expect(await screen.findByAltText('The cover page with examples in its fields')).toBeInTheDocument();
  await waitFor(() =>
    expect(api.called('POST', '/api/v1/cover-templates/preview').at(-1)?.body).toMatchObject({
      design: { blocks: [{ kind: 'text', text: '{{subject}}', x: 19, y: 125 }] },
    }),
  );
});

it('makes a new one from the design to begin with', async () => {
  renderApp(<CoverDesigner type={type} row={null} />);
  await user.type(screen.getByLabelText(/^Name/), 'Letter');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(api.called('POST', '/api/v1/cover-templates')).toHaveLength(1));
  expect(api.called('POST', '/api/v1/cover-templates')[0]?.body).toMatchObject({ name: 'Letter', standard: false });
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/cover-templates/c1'));
});

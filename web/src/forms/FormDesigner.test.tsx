import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordType } from '@/api/types';
import { ConfirmDialog } from '@/shared/confirm';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { FormDesigner } from './FormDesigner';
import FormsPage from './FormsPage';

const type: RecordType = {
  type: 'form_template',
  label: 'Form template',
  label_plural: 'Form templates',
  path: '/api/v1/form-templates',
  title_field: 'title',
  permissions: { create: true, read: true, update: true, delete: true },
  list_fields: ['title'],
  schema: { type: 'object', properties: {} },
};
const fax = aFax({ reading_status: 'done', pages: 1 });
const word = (text: string, x: number, y: number) => ({ text, x, y, w: 0.1, h: 0.01, confidence: 0.9 });
const box = { x: 0.1, y: 0.1, w: 0.2, h: 0.02 };
const tried = (reveal: boolean) => ({
  recognised: true,
  score: 0.93,
  needed: 0.5,
  page: 1,
  fields: [
    {
      name: 'patient',
      label: 'Patient',
      type: 'text',
      value: reveal ? 'Maria Garcia' : null,
      normalized: reveal ? 'Maria Garcia' : null,
      masked: !reveal,
      page: 1,
      box,
      confidence: 0.88,
    },
  ],
});

/** jsdom's pointer events have no place. */
const pointer = (kind: string, target: Element, clientX: number, clientY: number) =>
  fireEvent(target, new MouseEvent(kind, { bubbles: true, cancelable: true, clientX, clientY }));

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  api = fakeApi({
    'GET /api/v1/record-types': { body: { data: [type] } },
    'GET /api/v1/form-templates': { body: { data: [], next_cursor: null } },
    'GET /api/v1/form-templates/shipped': {
      body: { data: [{ name: 'cms_1500', title: 'Health insurance claim form', fields: 161 }] },
    },
    'GET /api/v1/faxes': { body: { data: [fax], next_cursor: null } },
    'GET /api/v1/faxes/f1': { body: fax },
    'GET /api/v1/faxes/f1/text': {
      body: {
        pages: [
          {
            number: 1,
            status: 'read',
            text: '',
            rotation: 180,
            words: [word('ORDER', 0.8, 0.9), word('Signature', 0.8, 0.1), word('Clinician', 0.2, 0.5)],
          },
        ],
      },
    },
    'POST /api/v1/form-templates/trial': ({ query }) => ({ body: tried(query.get('reveal') === 'true') }),
    'POST /api/v1/form-templates': { status: 201, body: { id: 't1', name: 'oxygen_order', version: 0 } },
  });
});

// covers FAX-P-001-04
describe('the designer of form templates', () => {
  const chooseSample = async () => {
    await user.click(screen.getByRole('combobox', { name: 'Sample' }));
    await user.click(await screen.findByRole('option', { name: /FAX-2026-00001/ }));
    return screen.findByAltText('Page 1 of the sample');
  };
  it('draws a zone, marks print on the upright page, tries it and saves it', async () => {
    renderApp(
      <>
        <FormDesigner type={type} row={null} />
        <ConfirmDialog />
      </>,
    );
    await chooseSample();
    const sheet = screen.getByRole('group', { name: 'Page 1' });
    sheet.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 1000);
    pointer('pointerdown', sheet, 100, 200);
    pointer('pointermove', sheet, 300, 230);
    pointer('pointerup', sheet, 400, 240);
    const zone = screen.getByRole('button', { name: 'Field 1, 10.0 % from the left, 20.0 % from the top' });
    zone.focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(zone).toHaveAccessibleName('Field 1, 11.0 % from the left, 20.0 % from the top');
    const label = screen.getByLabelText('Label');
    await user.clear(label);
    await user.type(label, 'Patient');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'Printed words' }));
    for (const text of ['ORDER', 'Signature', 'Clinician']) {
      await user.click(await screen.findByRole('button', { name: text }));
    }
    expect(screen.getByText('3 printed phrases marked')).toBeInTheDocument();
    await user.type(screen.getByLabelText(/^Title/), 'Oxygen order');
    await user.click(screen.getByRole('button', { name: 'Try' }));
    const trial = await within(screen.getByRole('region', { name: 'Trial' })).findByRole('status');
    expect(trial).toHaveTextContent('Page 1 fits by 93 %; 50 % is needed.');
    expect(trial).toHaveTextContent('Hidden');
    await user.click(within(trial).getByLabelText('Show what was read'));
    await user.click(await screen.findByRole('button', { name: 'Show it' }));
    expect(await screen.findByText('Maria Garcia')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.called('POST', '/api/v1/form-templates')).toHaveLength(1));
    expect(api.called('POST', '/api/v1/form-templates')[0]?.body).toMatchObject({
      name: 'oxygen_order',
      title: 'Oxygen order',
      enabled: true,
      definition: {
        fields: [{ name: 'field_1', label: 'Patient', type: 'text', page: 1, x: 0.11, y: 0.2, w: 0.3, h: 0.04 }],
        anchors: [{ text: 'ORDER', x: 0.1, y: 0.09 }, { text: 'Signature' }, { text: 'Clinician' }],
      },
    });
  });
  it('takes steps back, a drag being one', async () => {
    renderApp(<FormDesigner type={type} row={null} />);
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    const sheet = screen.getByRole('group', { name: 'Page 1' });
    sheet.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 1000);
    const zone = () => screen.getByRole('button', { name: /^Field 1, / });
    pointer('pointerdown', zone(), 150, 110);
    pointer('pointermove', zone(), 200, 210);
    pointer('pointermove', zone(), 250, 310);
    pointer('pointerup', zone(), 250, 310);
    expect(zone()).toHaveAccessibleName('Field 1, 20.0 % from the left, 30.0 % from the top');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(zone()).toHaveAccessibleName('Field 1, 10.0 % from the left, 10.0 % from the top');
    zone().focus();
    await user.keyboard('{Delete}');
    expect(screen.queryByRole('button', { name: /^Field 1, / })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.queryByRole('button', { name: /^Field 1, / })).toBeNull();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });
  it('only shows it to those who may not change it', async () => {
    const reader = { ...type, permissions: { ...type.permissions, update: false, delete: false } };
    const row = {
      id: 't1',
      name: 'oxygen_order',
      title: 'Oxygen order',
      version: 1,
      definition: { anchors: [], fields: [{ name: 'a', label: 'A', type: 'text', page: 1, ...box }] },
    };
    renderApp(<FormDesigner type={reader} row={row} />);
    expect(await screen.findByRole('button', { name: /^A, 10/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('the page of form templates', () => {
  it('says that there are none yet, and what is known without', async () => {
    renderApp(<FormsPage />);
    expect(await screen.findByText(/^No form templates of your own yet/)).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Begin with Health insurance claim form' })).toHaveAttribute(
      'href',
      '/form-templates/new?from=cms_1500',
    );
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Findings, FormField } from '@/api/findings';
import { ConfirmDialog } from '@/shared/confirm';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { groupEntities } from './entityWords';
import { FindingsBar } from './FindingsBar';
import { HeldBanner } from './HeldBanner';
import { PagesPanel } from './PagesPanel';

const box = { x: 0.1, y: 0.2, w: 0.3, h: 0.02 };
const aField = (name: string, label: string, value: string | null): FormField => ({
  name,
  label,
  type: 'text',
  value,
  normalized: value,
  masked: value === null,
  page: 1,
  box,
  confidence: 0.83,
});
const found = (revealed: boolean): Findings => ({
  fax_id: 'f1',
  revealed,
  category: {
    category: 'lab_results',
    confidence: 0.93,
    unsure: false,
    correction: null,
    guess: 'lab_results',
    top: [{ category: 'lab_results', confidence: 0.93 }],
    because: ['hemoglobin'],
  },
  spam: { score: 42, flagged: true, reasons: [{ sentence: 'It speaks of a loan.', speaks_for_junk: true }] },
  phi: { contains_phi: true, confidence: 0.9, reasons: ['It has 1 × diagnosis code.'] },
  forms: [
    {
      form: 'w_9',
      title: 'Request for taxpayer number (W-9)',
      score: 0.91,
      page: 1,
      fields: [aField('1', '1 Name', revealed ? 'Harborview Supplies' : null), aField('7', '7 Account numbers', '')],
    },
  ],
  entities: [
    { type: 'ICD10', value: 'E11.9', normalized: 'E11.9', masked: false, page: 1, box, confidence: 0.9 },
    {
      type: 'PERSON_PATIENT',
      value: revealed ? 'Maria Gonzales' : 'M•••• G•••••••',
      normalized: revealed ? 'Maria Gonzales' : null,
      masked: !revealed,
      page: 1,
      box,
      confidence: 0.9,
    },
  ],
});

const fax = aFax({
  unread: false,
  pages: 1,
  reading_status: 'done',
  category: 'lab_results',
  category_confidence: 0.93,
  spam_score: 42,
  spam_flagged: true,
  contains_phi: true,
  allowed_actions: ['assign', 'categorize'],
});

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  localStorage.clear();
  api = fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/faxes/categories': {
      body: {
        data: [
          { code: 'lab_results', label: 'Lab results', own: false },
          { code: 'referral', label: 'Referral', own: false },
          { code: 'sleep_study', label: 'Sleep study', own: true },
        ],
      },
    },
    'GET /api/v1/faxes/f1': { body: fax },
    'GET /api/v1/faxes/f1/text': { body: { pages: [] } },
    'GET /api/v1/faxes/f1/findings': ({ query }) => ({ body: found(query.get('reveal') === 'true') }),
    'PUT /api/v1/faxes/f1/category': { body: { ...fax, category: 'referral', category_corrected: true, version: 2 } },
    'POST /api/v1/faxes/f1/release': { body: { ...fax, status: 'delivered', version: 2 } },
    'POST /api/v1/faxes/f1/reject': { body: { ...fax, status: 'rejected', version: 2 } },
  });
});

describe('what a fax was found to be', () => {
  it('stands over it and is corrected with a click', async () => {
    renderApp(<FindingsBar fax={fax} />);
    expect(screen.getByText('Health information')).toBeInTheDocument();
    expect(screen.getByText(/42 of 100/)).toHaveTextContent('Suspicious: 42 of 100');
    await user.click(await screen.findByRole('button', { name: 'Category: Lab results, 93 %. Change it' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Referral' }));
    await waitFor(() =>
      expect(api.called('PUT', '/api/v1/faxes/f1/category')[0]?.body).toEqual({ category: 'referral' }),
    );
  });
  it('is only shown to those who may not change it', async () => {
    renderApp(<FindingsBar fax={{ ...fax, allowed_actions: [] }} />);
    expect(await screen.findByText(/Lab results/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('is left out where nothing was judged', () => {
    const { container } = renderApp(<FindingsBar fax={aFax()} />);
    expect(container.querySelector('.dw-findings-bar')).toBeNull();
  });
});

describe('the findings beside the pages', () => {
  const open = async () => {
    renderApp(
      <>
        <PagesPanel fax={fax} search="" />
        <ConfirmDialog />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    return screen.findByRole('complementary', { name: 'Findings' });
  };
  it('mark the place on the page', async () => {
    const panel = await open();
    const diagnosis = await within(panel).findByRole('button', { name: /E11\.9/ });
    expect(document.querySelector('[data-marked]')).toBeNull();
    await user.hover(diagnosis);
    expect(document.querySelector('[data-marked]')).toHaveStyle({ left: '9.750%', top: '19.750%' });
  });
  it('show what identifies the person only when asked, and hide it again', async () => {
    const panel = await open();
    await within(panel).findByText('M•••• G•••••••');
    await user.click(within(panel).getByLabelText('Show what identifies the person'));
    await user.click(await screen.findByRole('button', { name: 'Show them' }));
    expect(await within(panel).findByText('Maria Gonzales')).toBeInTheDocument();
    await user.click(within(panel).getByLabelText('Show what identifies the person'));
    expect(await within(panel).findByText('M•••• G•••••••')).toBeInTheDocument();
    expect(within(panel).queryByText('Maria Gonzales')).toBeNull();
  });
  // covers FAX-P-001-02
  it('hold the forms with their fields, linked to their places and hidden until asked for', async () => {
    const panel = await open();
    const form = await within(panel).findByRole('region', { name: 'Request for taxpayer number (W-9)' });
    expect(form).toHaveTextContent('Recognised on page 1, fits by 91 %');
    const name = within(form).getByRole('button', { name: /1 Name: Hidden/ });
    expect(within(form).queryByRole('button', { name: /7 Account numbers/ })).toBeNull();
    await user.hover(name);
    expect(document.querySelector('[data-marked]')).not.toBeNull();
    await user.click(within(form).getByLabelText('All 2 fields'));
    expect(within(form).getByRole('button', { name: /7 Account numbers/ })).toBeInTheDocument();
    await user.click(within(panel).getByLabelText('Show what identifies the person'));
    await user.click(await screen.findByRole('button', { name: 'Show them' }));
    expect(await within(panel).findByRole('button', { name: /1 Name: Harborview Supplies/ })).toBeInTheDocument();
  });
  it('begin with the people', () => {
    expect(groupEntities(found(false).entities).map(({ label }) => label)).toEqual(['Patient', 'Diagnosis (ICD-10)']);
  });
});

describe('a held fax', () => {
  const held = { ...fax, status: 'held' as const, allowed_actions: ['release', 'reject'] };
  it('says why, and is released with its sender', async () => {
    renderApp(<HeldBanner fax={held} />);
    expect(await screen.findByText('It speaks of a loan.')).toBeInTheDocument();
    await user.click(screen.getByLabelText('And all faxes of this sender from now on'));
    await user.click(screen.getByRole('button', { name: 'Release' }));
    await waitFor(() =>
      expect(api.called('POST', '/api/v1/faxes/f1/release')[0]?.body).toEqual({ always_allow: true }),
    );
  });
  it('is rejected alone unless the reader says otherwise', async () => {
    renderApp(<HeldBanner fax={held} />);
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(api.called('POST', '/api/v1/faxes/f1/reject')[0]?.body).toEqual({}));
  });
});

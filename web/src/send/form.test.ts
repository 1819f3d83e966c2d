import { describe, expect, it } from 'vitest';
import {
  checkSend,
  countryOf,
  emptyForm,
  hasCover,
  previewFingerprint,
  recipient,
  type SendForm,
  sendParts,
  timeIn,
} from './form';

const file = new File(['x'], 'letter.pdf', { type: 'application/pdf' });
const good: SendForm = { ...emptyForm, to: '(212) 555-0123', files: [file] };
const now = new Date('2026-11-20T12:00:00Z');

describe('the recipient', () => {
  it('is brought to E.164, with the country of our own number', () => {
    expect(recipient('(212) 555-0123', 'US')).toBe('+12125550123');
    expect(recipient('020 7946 0123', countryOf('+442079460999'))).toBe('+442079460123');
    expect(recipient('+49 30 123456', 'US')).toBe('+4930123456');
  });
  it('may be a SIP address', () => expect(recipient('sip:fax@trunk.example')).toBe('sip:fax@trunk.example'));
  it('is refused when it can’t be a number', () => {
    for (const text of ['', '12', 'abc', '+1 212', 'sip:', 'sip:a b@c']) expect(recipient(text)).toBeNull();
  });
});

describe('checking before sending', () => {
  it('finds nothing wrong with a number and a file', () => expect(checkSend(good, 'US', now)).toEqual({}));
  it('asks for the number and a file', () => {
    expect(Object.keys(checkSend(emptyForm, 'US', now))).toEqual(['to', 'file']);
  });
  it('refuses a time that is over', () => {
    expect(checkSend({ ...good, scheduledAt: '2020-01-01T10:00' }, 'US', now)).toHaveProperty('scheduled_at');
    expect(checkSend({ ...good, scheduledAt: '2030-01-01T10:00' }, 'US', now)).toEqual({});
    expect(checkSend({ ...good, scheduledAt: 'soon' }, 'US', now)).toHaveProperty('scheduled_at');
  });
});

describe('the cover page', () => {
  it('comes with a subject or a message unless decided otherwise', () => {
    expect(hasCover(good)).toBe(false);
    expect(hasCover({ ...good, subject: 'Referral' })).toBe(true);
    expect(hasCover({ ...good, subject: 'Referral', cover: false })).toBe(false);
    expect(hasCover({ ...good, cover: true })).toBe(true);
  });
});

describe('what is sent', () => {
  it('holds the fields of the API, and no empty ones', () => {
    const parts = sendParts({ ...good, subject: ' Referral ', scheduledAt: '2030-01-01T10:00' }, 'US');
    expect(parts.get('to')).toBe('+12125550123');
    expect(parts.get('subject')).toBe('Referral');
    expect(parts.get('scheduled_at')).toBe(new Date('2030-01-01T10:00').toISOString());
    expect(parts.get('header')).toBe('true');
    expect(parts.getAll('file')).toHaveLength(1);
    for (const absent of ['cover', 'message', 'from', 'recipient_name']) expect(parts.has(absent)).toBe(false);
  });
  it('uses the pages of the preview instead of the files', () => {
    const parts = sendParts(good, 'US', 'p1');
    expect(parts.get('preview_id')).toBe('p1');
    expect(parts.has('file')).toBe(false);
  });
});

it('makes a preview stale by what is printed, not by what is not', () => {
  const before = previewFingerprint(good);
  expect(previewFingerprint({ ...good, priority: 'urgent', scheduledAt: '2030-01-01T10:00' })).toBe(before);
  expect(previewFingerprint({ ...good, message: 'Hello' })).not.toBe(before);
  expect(previewFingerprint({ ...good, header: false })).not.toBe(before);
});

describe('a time of the recipient', () => {
  it('is an instant in its zone, over changes of the clock', () => {
    expect(timeIn('2026-11-20T09:30', 'America/Denver').toISOString()).toBe('2026-11-20T16:30:00.000Z');
    expect(timeIn('2026-07-20T09:30', 'America/Denver').toISOString()).toBe('2026-07-20T15:30:00.000Z');
    expect(timeIn('2026-11-20T09:30', 'Asia/Kolkata').toISOString()).toBe('2026-11-20T04:00:00.000Z');
    expect(timeIn('2026-03-08T03:30', 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(timeIn('2026-11-01T12:00', 'America/New_York').toISOString()).toBe('2026-11-01T17:00:00.000Z');
  });
  it('is sent only when it is wished', () => {
    const form: SendForm = { ...good, scheduledAt: '2030-01-15T09:30', zone: 'Asia/Tokyo', inTheirTime: true };
    expect(sendParts(form, 'US').get('scheduled_at')).toBe('2030-01-15T00:30:00.000Z');
    const mine = sendParts({ ...form, inTheirTime: false }, 'US').get('scheduled_at');
    expect(mine).toBe(new Date('2030-01-15T09:30').toISOString());
  });
});

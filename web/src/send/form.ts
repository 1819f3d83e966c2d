import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export interface SendForm {
  to: string;
  from: string;
  recipientName: string;
  files: File[];
  subject: string;
  message: string;
  /** Null: a cover page exactly when there is a subject or a message. */
  cover: boolean | null;
  header: boolean;
  priority: 'urgent' | 'high' | 'normal' | 'low';
  resolution: 'standard' | 'fine' | 'superfine';
  /** In the reader's zone, as a `datetime-local` field has it. */
  scheduledAt: string;
}

export const emptyForm: SendForm = {
  to: '',
  from: '',
  recipientName: '',
  files: [],
  subject: '',
  message: '',
  cover: null,
  header: true,
  priority: 'normal',
  resolution: 'fine',
  scheduledAt: '',
};

export type SendErrors = Partial<Record<'to' | 'file' | 'scheduled_at', string>>;

export const hasCover = (form: SendForm): boolean => form.cover ?? Boolean(form.subject.trim() || form.message.trim());

const sipAddress = /^sips?:[^\s@]+@[^\s@]+$/i;

/** The number as the API wants it (E.164), or null when it can't be one. */
export function recipient(text: string, country: CountryCode = 'US'): string | null {
  const trimmed = text.trim();
  if (sipAddress.test(trimmed)) return trimmed;
  const number = parsePhoneNumberFromString(trimmed, country);
  return number?.isValid() ? number.number : null;
}

/** The country that numbers without a country code are taken to be in: that of the sender's own number. */
export function countryOf(ownNumber: string | undefined): CountryCode {
  return (ownNumber && parsePhoneNumberFromString(ownNumber)?.country) || 'US';
}

export function checkSend(form: SendForm, country: CountryCode, now: Date = new Date()): SendErrors {
  const errors: SendErrors = {};
  if (!form.to.trim()) errors.to = 'Enter the number to send to';
  else if (!recipient(form.to, country)) {
    errors.to = 'Not a complete phone number (expected: like +1 212 555 0123, or sip:name@trunk)';
  }
  if (form.files.length === 0) errors.file = 'Add at least one file';
  if (form.scheduledAt && !(new Date(form.scheduledAt).getTime() > now.getTime())) {
    errors.scheduled_at = 'This time is over; choose a later one';
  }
  return errors;
}

/** What is sent as multipart. With a preview the server already has the files. */
export function sendParts(form: SendForm, country: CountryCode, previewId?: string): FormData {
  const parts = new FormData();
  const put = (name: string, value: string) => value && parts.set(name, value);
  put('to', recipient(form.to, country) ?? form.to.trim());
  put('from', form.from);
  put('recipient_name', form.recipientName.trim());
  put('subject', form.subject.trim());
  put('message', form.message.trim());
  if (form.cover !== null) put('cover', String(form.cover));
  put('header', String(form.header));
  put('priority', form.priority);
  put('resolution', form.resolution);
  if (form.scheduledAt) put('scheduled_at', new Date(form.scheduledAt).toISOString());
  if (previewId) put('preview_id', previewId);
  else for (const file of form.files) parts.append('file', file, file.name);
  return parts;
}

/** Whatever changes the printed pages makes a preview stale. */
export function previewFingerprint(form: SendForm): string {
  const { to, from, recipientName, subject, message, header, resolution } = form;
  const files = form.files.map((file) => [file.name, file.size, file.lastModified]);
  return JSON.stringify([to, from, recipientName, subject, message, hasCover(form), header, resolution, files]);
}

export const acceptedTypes = {
  'application/pdf': ['.pdf'],
  'image/tiff': ['.tif', '.tiff'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
};

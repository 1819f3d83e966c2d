import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export interface SendForm {
  to: string;
  from: string;
  recipientName: string;
  recipientCompany: string;
  /** The id of a cover page; empty for the usual one. */
  coverTemplate: string;
  senderPhone: string;
  /** The recipient’s time zone, when a contact names one. */
  zone: string | null;
  /** Whether `scheduledAt` is a time in the recipient’s zone. */
  inTheirTime: boolean;
  files: File[];
  subject: string;
  message: string;
  /** Null: a cover page exactly when there is a subject or a message. */
  cover: boolean | null;
  header: boolean;
  priority: 'urgent' | 'high' | 'normal' | 'low';
  resolution: 'standard' | 'fine' | 'superfine';
  /** As a `datetime-local` field has it, in the reader’s zone unless it is in the recipient’s. */
  scheduledAt: string;
  /** Whether an address is faxed in the place of the pages. */
  link: boolean;
  /** Null: as the organisation has it. */
  linkDays: number | null;
}

export const emptyForm: SendForm = {
  to: '',
  from: '',
  recipientName: '',
  recipientCompany: '',
  coverTemplate: '',
  senderPhone: '',
  zone: null,
  inTheirTime: false,
  files: [],
  subject: '',
  message: '',
  cover: null,
  header: true,
  priority: 'normal',
  resolution: 'fine',
  scheduledAt: '',
  link: false,
  linkDays: null,
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
  if (!form.link && form.scheduledAt && !(scheduledTime(form).getTime() > now.getTime())) {
    errors.scheduled_at = 'This time is over; choose a later one';
  }
  return errors;
}

/** When the fax is to go. */
export const scheduledTime = (form: SendForm): Date =>
  form.zone && form.inTheirTime ? timeIn(form.scheduledAt, form.zone) : new Date(form.scheduledAt);

/** The instant at which the clocks of a zone show `local`; a time that they skip is the one an hour later. */
export function timeIn(local: string, zone: string): Date {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const offset = (at: number) => {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']) - at;
  };
  const shown = Date.parse(`${local}Z`);
  return new Date(shown - offset(shown - offset(shown)));
}

/** What is sent as multipart. With a preview the server already has the files. */
export function sendParts(form: SendForm, country: CountryCode, previewId?: string): FormData {
  const parts = new FormData();
  const put = (name: string, value: string) => value && parts.set(name, value);
  put('to', recipient(form.to, country) ?? form.to.trim());
  put('from', form.from);
  put('recipient_name', form.recipientName.trim());
  put('recipient_company', form.recipientCompany.trim());
  put('sender_phone', form.senderPhone.trim());
  put('cover_template', form.coverTemplate);
  put('subject', form.subject.trim());
  put('message', form.message.trim());
  if (form.cover !== null) put('cover', String(form.cover));
  put('header', String(form.header));
  put('priority', form.priority);
  put('resolution', form.resolution);
  if (form.scheduledAt) put('scheduled_at', scheduledTime(form).toISOString());
  if (previewId) put('preview_id', previewId);
  else for (const file of form.files) parts.append('file', file, file.name);
  return parts;
}

/** Whatever changes the printed pages makes a preview stale. */
export function previewFingerprint(form: SendForm): string {
  const { to, from, recipientName, recipientCompany, subject, message, header, resolution } = form;
  const files = form.files.map((file) => [file.name, file.size, file.lastModified]);
  const { senderPhone, coverTemplate } = form;
  const cover = [hasCover(form), recipientCompany, senderPhone, coverTemplate];
  return JSON.stringify([to, from, recipientName, subject, message, cover, header, resolution, files]);
}

export const acceptedTypes = {
  'application/pdf': ['.pdf'],
  'image/tiff': ['.tif', '.tiff'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  // Where LibreOffice is installed on the server; else it says so.
  'application/msword': ['.doc'],
  'application/vnd.ms-excel': ['.xls'],
  'application/vnd.ms-powerpoint': ['.ppt'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
  'application/rtf': ['.rtf'],
};

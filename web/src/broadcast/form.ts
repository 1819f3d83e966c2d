export interface BroadcastForm {
  name: string;
  from: string;
  files: File[];
  list: File | null;
  /** Ids of groups of contacts. */
  groups: string[];
  subject: string;
  message: string;
  advertisement: boolean;
  optOutPhone: string;
  optOutFax: string;
  optOutFree: string;
  perMinute: number;
  lines: number;
  attempts: number;
  /** In the reader's zone, as a `datetime-local` field has it. */
  scheduledAt: string;
}

export const emptyForm: BroadcastForm = {
  name: '',
  from: '',
  files: [],
  list: null,
  groups: [],
  subject: '',
  message: '',
  advertisement: false,
  optOutPhone: '',
  optOutFax: '',
  optOutFree: '',
  perMinute: 30,
  lines: 5,
  attempts: 3,
  scheduledAt: '',
};

export type FormErrors = Partial<
  Record<'name' | 'file' | 'recipients' | 'opt_out_phone' | 'opt_out_fax' | 'scheduled_at', string>
>;

export function check(form: BroadcastForm, now: Date = new Date()): FormErrors {
  const errors: FormErrors = {};
  if (!form.name.trim()) errors.name = 'Give it a name';
  if (form.files.length === 0 && !form.message.trim()) errors.file = 'Add a file, or write a message';
  if (!form.list && form.groups.length === 0) {
    errors.recipients = 'Choose a CSV file with a column number, or groups';
  }
  if (form.advertisement && !form.optOutPhone.trim()) errors.opt_out_phone = 'An advertisement must name it';
  if (form.advertisement && !form.optOutFax.trim()) errors.opt_out_fax = 'An advertisement must name it';
  if (form.scheduledAt && !(new Date(form.scheduledAt).getTime() > now.getTime())) {
    errors.scheduled_at = 'This time is over; choose a later one';
  }
  return errors;
}

export function parts(form: BroadcastForm): FormData {
  const data = new FormData();
  const put = (name: string, value: string) => value.trim() && data.set(name, value.trim());
  put('name', form.name);
  put('from', form.from);
  put('subject', form.subject);
  put('message', form.message);
  if (form.advertisement) {
    data.set('advertisement', 'true');
    put('opt_out_phone', form.optOutPhone);
    put('opt_out_fax', form.optOutFax);
    put('opt_out_free', form.optOutFree);
  }
  data.set('faxes_per_minute', String(form.perMinute));
  data.set('lines', String(form.lines));
  data.set('attempts', String(form.attempts));
  if (form.scheduledAt) data.set('scheduled_at', new Date(form.scheduledAt).toISOString());
  for (const file of form.files) data.append('file', file, file.name);
  put('groups', form.groups.join(','));
  if (form.list) data.set('recipients', form.list, form.list.name);
  return data;
}

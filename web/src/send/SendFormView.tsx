import {
  Button,
  Collapse,
  Group,
  Progress,
  SegmentedControl,
  Select,
  SimpleGrid,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconCalendar, IconEye, IconSend } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import type { Contact } from '@/contacts/api';
import { ContactPicker } from '@/contacts/ContactPicker';
import type { Fax } from '@/api/types';
import { useReferenceChoices } from '@/records/useReference';
import { formatNumber } from '@/shared/format';
import { LinkOption, tooLarge, useLinkRules } from '@/links/LinkOption';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { FilesField } from './FilesField';
import { checkSend, countryOf, emptyForm, hasCover, recipient, type SendForm } from './form';
import { PreviewPane } from './PreviewPane';
import { useOwnNumbers } from './useOwnNumbers';
import { useSend } from './useSend';

const shownFields = [
  'to',
  'file',
  'scheduled_at',
  'from',
  'subject',
  'message',
  'recipient_name',
  'recipient_company',
  'sender_phone',
  'cover_template',
];

export function SendFormView({ to, onAccepted }: { to: string; onAccepted: (fax: Fax) => void }) {
  const [form, setForm] = useState<SendForm>({ ...emptyForm, to });
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const own = useOwnNumbers();
  const rules = useLinkRules();
  const links = rules && rules.ways !== 'none' ? rules : null;
  const covers = useReferenceChoices('cover_template', '').choices;
  const country = countryOf(form.from || own[0]?.number);
  const { preview, send, uploaded, shown, fresh } = useSend(form, country);
  const set = (patch: Partial<SendForm>) => setForm((before) => ({ ...before, ...patch }));

  const faults = checkSend(form, country);
  const refused = { ...fieldErrors(preview.error), ...fieldErrors(send.error) };
  const error = (field: string) => (tried ? faults[field as keyof typeof faults] : undefined) ?? refused[field];
  const problem = send.error ?? preview.error;
  const fault = links && !form.link ? tooLarge(form.files, links, problem) : null;
  const choose = (patch: Partial<SendForm>) => {
    send.reset();
    preview.reset();
    set(patch);
  };
  const busy = preview.isPending || send.isPending;

  const guarded = (go: () => void) => {
    setTried(true);
    if (Object.keys(faults).length === 0) go();
    else requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    guarded(() => send.mutate(undefined, { onSuccess: onAccepted }));
  };
  const pick = (contact: Contact, number: string) =>
    set({
      to: formatNumber(number),
      recipientName: contact.name,
      recipientCompany: contact.company ?? '',
      zone: contact.time_zone ?? null,
      inTheirTime: Boolean(contact.time_zone),
      ...(contact.resolution ? { resolution: contact.resolution } : {}),
    });
  const format = () => {
    const number = recipient(form.to, country);
    if (number?.startsWith('+')) set({ to: formatNumber(number) });
  };

  return (
    <div className="dw-send">
      <form ref={element} onSubmit={submit} noValidate aria-label="Send fax" className="dw-send-form">
        <Title order={1}>Send fax</Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <ContactPicker
            value={form.to}
            error={error('to')}
            onChange={(text) => set({ to: text, zone: null, inTheirTime: false })}
            onBlur={format}
            onPick={pick}
          />
          <TextInput
            label="Recipient"
            placeholder="Name or department"
            value={form.recipientName}
            error={error('recipient_name')}
            onChange={(event) => set({ recipientName: event.currentTarget.value })}
          />
          <TextInput
            label="Organisation"
            placeholder="On the cover page"
            value={form.recipientCompany}
            error={error('recipient_company')}
            onChange={(event) => set({ recipientCompany: event.currentTarget.value })}
          />
        </SimpleGrid>
        {own.length > 1 && (
          <Select
            label="From"
            placeholder="The organisation’s first number"
            clearable
            data={own.map(({ number, label }) => ({
              value: number,
              label: label ? `${formatNumber(number)} · ${label}` : formatNumber(number),
            }))}
            value={form.from || null}
            error={error('from')}
            onChange={(from) => set({ from: from ?? '' })}
          />
        )}
        <FilesField files={form.files} onChange={(files) => set({ files })} error={error('file')} disabled={busy} />
        {links && <LinkOption rules={links} link={form.link} days={form.linkDays} fault={fault} onChange={choose} />}
        {!form.link && (
          <Switch
            label="Cover page"
            description="With recipient, sender, subject and message. On by itself when there is a subject or a message."
            checked={hasCover(form)}
            onChange={(event) => set({ cover: event.currentTarget.checked })}
          />
        )}
        <TextInput
          label="Subject"
          maxLength={200}
          value={form.subject}
          error={error('subject')}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <Collapse expanded={hasCover(form) && !form.link}>
          <Textarea
            label="Message on the cover page"
            autosize
            minRows={2}
            maxRows={10}
            maxLength={4000}
            value={form.message}
            error={error('message')}
            onChange={(event) => set({ message: event.currentTarget.value })}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
            {covers.length > 0 && (
              <Select
                label="Design"
                placeholder="The usual one"
                clearable
                data={covers}
                value={form.coverTemplate || null}
                error={error('cover_template')}
                onChange={(coverTemplate) => set({ coverTemplate: coverTemplate ?? '' })}
              />
            )}
            <TextInput
              label="Your phone"
              placeholder="+1 202 555 0143"
              inputMode="tel"
              maxLength={40}
              value={form.senderPhone}
              error={error('sender_phone')}
              onChange={(event) => set({ senderPhone: event.currentTarget.value })}
            />
          </SimpleGrid>
        </Collapse>
        {!form.link && <Options form={form} set={set} error={error('scheduled_at')} />}
        {problem && !fault && <ProblemPanel error={problem} hideFields={shownFields} />}
        {busy && uploaded > 0 && uploaded < 1 && <Progress value={uploaded * 100} size="sm" aria-label="Upload" />}
        <Group gap="xs">
          <Button
            type="submit"
            size="sm"
            leftSection={<IconSend size={16} aria-hidden />}
            loading={send.isPending}
            disabled={preview.isPending}
          >
            {form.link ? 'Send the link' : form.scheduledAt ? 'Schedule' : 'Send'}
          </Button>
          {!form.link && (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconEye size={16} aria-hidden />}
              loading={preview.isPending}
              disabled={send.isPending}
              onClick={() => guarded(() => preview.mutate())}
            >
              {shown && !fresh ? 'Preview again' : 'Preview'}
            </Button>
          )}
        </Group>
      </form>
      {!form.link && <PreviewPane preview={shown} fresh={fresh} busy={preview.isPending} />}
    </div>
  );
}

interface OptionsProps {
  form: SendForm;
  set: (patch: Partial<SendForm>) => void;
  error?: string;
}

function Options({ form, set, error }: OptionsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <div>
          <Text size="sm" fw={500} id="send-priority" mb={2}>
            Priority
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="send-priority"
            value={form.priority}
            onChange={(priority) => set({ priority: priority as SendForm['priority'] })}
            data={[
              { value: 'low', label: 'Low' },
              { value: 'normal', label: 'Normal' },
              { value: 'high', label: 'High' },
              { value: 'urgent', label: 'Urgent' },
            ]}
          />
        </div>
        <div>
          <Text size="sm" fw={500} id="send-resolution" mb={2}>
            Resolution
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="send-resolution"
            value={form.resolution}
            onChange={(resolution) => set({ resolution: resolution as SendForm['resolution'] })}
            data={[
              { value: 'standard', label: 'Standard' },
              { value: 'fine', label: 'Fine' },
              { value: 'superfine', label: 'Superfine' },
            ]}
          />
        </div>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          type="datetime-local"
          label="Send at"
          description={`Empty: at once. In ${form.zone && form.inTheirTime ? 'the recipient’s' : 'your'} time zone.`}
          leftSection={<IconCalendar size={15} aria-hidden />}
          value={form.scheduledAt}
          error={error}
          onChange={(event) => set({ scheduledAt: event.currentTarget.value })}
        />
        {form.zone && form.scheduledAt && (
          <Switch
            mt={{ base: 0, xs: 26 }}
            label="In the recipient’s time"
            description={form.zone.replaceAll('_', ' ')}
            checked={form.inTheirTime}
            onChange={(event) => set({ inTheirTime: event.currentTarget.checked })}
          />
        )}
        <Switch
          mt={{ base: 0, xs: 26 }}
          label="Header line on each page"
          description="Date, sender and page; asked for by law in the USA."
          checked={form.header}
          onChange={(event) => set({ header: event.currentTarget.checked })}
        />
      </SimpleGrid>
    </>
  );
}

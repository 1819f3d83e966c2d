import {
  Button,
  FileInput,
  MultiSelect,
  NumberInput,
  Progress,
  Select,
  SimpleGrid,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowLeft, IconCalendar, IconListCheck } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { newIdempotencyKey } from '@/api/http';
import { fieldErrors } from '@/api/problem';
import { useReferenceChoices } from '@/records/useReference';
import { FilesField } from '@/send/FilesField';
import { useOwnNumbers } from '@/send/useOwnNumbers';
import { formatNumber } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { broadcastKeys, createBroadcast } from './api';
import { type BroadcastForm, check, emptyForm, parts } from './form';

const shownFields = [
  'name',
  'recipients',
  'groups',
  'opt_out_phone',
  'opt_out_fax',
  'opt_out_free',
  'scheduled_at',
  'message',
];

/** Makes a draft: what was found of the list is shown before anything is sent. */
export function NewBroadcast() {
  const [params] = useSearchParams();
  const [form, setForm] = useState<BroadcastForm>({ ...emptyForm, groups: params.getAll('group') });
  const [tried, setTried] = useState(false);
  const [uploaded, setUploaded] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  const own = useOwnNumbers();
  const groups = useReferenceChoices('contact_group', '').choices;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const set = (patch: Partial<BroadcastForm>) => setForm((before) => ({ ...before, ...patch }));
  const create = useMutation({
    mutationFn: () => createBroadcast(parts(form), newIdempotencyKey(), setUploaded),
    onSuccess: (made) => {
      queries.setQueryData(broadcastKeys.one(made.id), made);
      void queries.invalidateQueries({ queryKey: broadcastKeys.lists });
      void navigate(`/broadcasts/${made.id}`);
    },
  });
  const faults = check(form);
  const refused = fieldErrors(create.error);
  const error = (field: string) => (tried ? faults[field as keyof typeof faults] : undefined) ?? refused[field];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) create.mutate();
    else requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/broadcasts"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All broadcasts
      </Button>
      <Title order={1}>New broadcast</Title>
      <form ref={element} onSubmit={submit} noValidate aria-label="New broadcast" className="dw-broadcast-form">
        <TextInput
          label="Name"
          required
          maxLength={120}
          autoComplete="off"
          value={form.name}
          error={error('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
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
        <FileInput
          label="Recipients"
          description="CSV with a column number and, if wanted, name, company and others. At most 10,000."
          required={form.groups.length === 0}
          clearable
          clearButtonProps={{ 'aria-label': 'Take the list away' }}
          accept=".csv,text/csv"
          placeholder="Choose"
          value={form.list}
          error={error('recipients')}
          onChange={(list) => set({ list })}
        />
        {groups.length > 0 && (
          <MultiSelect
            label="Groups of contacts"
            description="Their members get it too, each number once."
            searchable
            data={groups}
            value={form.groups}
            error={error('groups')}
            onChange={(chosen) => set({ groups: chosen })}
          />
        )}
        <FilesField
          files={form.files}
          onChange={(files) => set({ files })}
          error={error('file')}
          disabled={create.isPending}
        />
        <TextInput
          label="Subject"
          description="Columns of the list may stand in braces: For {company}"
          maxLength={200}
          value={form.subject}
          error={error('subject')}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <Textarea
          label="Message on the cover page"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={3000}
          value={form.message}
          error={error('message')}
          onChange={(event) => set({ message: event.currentTarget.value })}
        />
        <Switch
          label="It advertises something"
          description="The law then asks for a notice on the first page how to get no more of them."
          checked={form.advertisement}
          onChange={(event) => set({ advertisement: event.currentTarget.checked })}
        />
        {form.advertisement && <OptOutFields form={form} set={set} error={error} />}
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <NumberInput
            label="Faxes a minute"
            min={1}
            max={600}
            clampBehavior="strict"
            value={form.perMinute}
            onChange={(value) => set({ perMinute: Number(value) || 1 })}
          />
          <NumberInput
            label="At the same time"
            min={1}
            max={500}
            clampBehavior="strict"
            value={form.lines}
            onChange={(value) => set({ lines: Number(value) || 1 })}
          />
          <NumberInput
            label="Attempts for each"
            min={1}
            max={8}
            clampBehavior="strict"
            value={form.attempts}
            onChange={(value) => set({ attempts: Number(value) || 1 })}
          />
        </SimpleGrid>
        <TextInput
          type="datetime-local"
          label="Begin at"
          description="Empty: as soon as you start it. In your time zone."
          leftSection={<IconCalendar size={15} aria-hidden />}
          value={form.scheduledAt}
          error={error('scheduled_at')}
          onChange={(event) => set({ scheduledAt: event.currentTarget.value })}
        />
        {create.error && <ProblemPanel error={create.error} hideFields={shownFields} />}
        {create.isPending && uploaded < 1 && <Progress value={uploaded * 100} size="sm" aria-label="Upload" />}
        <div>
          <Button type="submit" loading={create.isPending} leftSection={<IconListCheck size={16} aria-hidden />}>
            Check the list
          </Button>
          <Text size="xs" c="dimmed" mt={4}>
            Nothing is sent yet: you see what was found, how long it takes and what it costs first.
          </Text>
        </div>
      </form>
    </div>
  );
}

interface OptOutProps {
  form: BroadcastForm;
  set: (patch: Partial<BroadcastForm>) => void;
  error: (field: string) => string | undefined;
}

function OptOutFields({ form, set, error }: OptOutProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <TextInput
        label="Phone to opt out"
        placeholder="+18005550143"
        inputMode="tel"
        required
        value={form.optOutPhone}
        error={error('opt_out_phone')}
        onChange={(event) => set({ optOutPhone: event.currentTarget.value })}
      />
      <TextInput
        label="Fax to opt out"
        placeholder="+18005550144"
        inputMode="tel"
        required
        value={form.optOutFax}
        error={error('opt_out_fax')}
        onChange={(event) => set({ optOutFax: event.currentTarget.value })}
      />
      <TextInput
        label="Free of charge"
        description="Unless one is toll-free"
        placeholder="www.clinic.example/no-fax"
        maxLength={200}
        value={form.optOutFree}
        error={error('opt_out_free')}
        onChange={(event) => set({ optOutFree: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

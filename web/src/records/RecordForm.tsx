import { ActionIcon, Button, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconTrash, IconX } from '@tabler/icons-react';
import { type FormEvent, Fragment, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { asProblem, fieldErrors } from '@/api/problem';
import { createRecord, updateRecord } from '@/api/records';
import { newIdempotencyKey } from '@/api/http';
import type { RecordRow, RecordType } from '@/api/types';
import { confirm } from '@/shared/confirm';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { useArrivalFocus } from '@/shared/useArrivalFocus';
import { useKeys } from '@/shared/useKeys';
import { When } from '@/shared/When';
import { FieldControl } from './fields/FieldControl';
import {
  changes,
  creation,
  type Draft,
  type Field,
  draftOf,
  editableFields,
  missing,
  readOnlyFields,
  sections,
  titleOf,
} from './schema';
import { Value } from './Value';

interface Props {
  type: RecordType;
  row: RecordRow | null;
  onSaved: (row: RecordRow) => void;
  onClose: () => void;
  onDelete?: () => void;
  /** Fetches the newer version after somebody else saved one. */
  onReload?: () => void;
}

/** What the address names of a new record, such as `?person_id=`: links only. */
const named = (fields: Field[], given: URLSearchParams): Draft =>
  Object.fromEntries(
    fields
      .filter(({ name, kind }) => kind === 'reference' && given.has(name))
      .map(({ name }) => [name, given.get(name)]),
  );

/** The form of any record, made from its description. */
export function RecordForm({ type, row, onSaved, onClose, onDelete, onReload }: Props) {
  const fields = editableFields(type);
  const [given] = useSearchParams();
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(fields, row), ...(row ? {} : named(fields, given)) }));
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const creationKey = useRef({ body: '', key: '' });
  const writable = row ? type.permissions.update : type.permissions.create;
  const faults = tried ? missing(fields, draft) : {};
  const changed = row ? changes(fields, draft, row) : creation(fields, draft);

  const save = useMutation({
    mutationFn: () => {
      if (row) return updateRecord(type, row, changed);
      const body = JSON.stringify(changed);
      if (creationKey.current.body !== body) creationKey.current = { body, key: newIdempotencyKey() };
      return createRecord(type, changed, creationKey.current.key);
    },
    onSuccess: onSaved,
    onError: () => focusFault(element.current),
  });
  const refused = fieldErrors(save.error);
  const heading = useArrivalFocus<HTMLHeadingElement>(row === null);
  const names = fields.map(({ name }) => name);
  const stale = save.error !== null && asProblem(save.error).status === 412;

  const started = useRef(JSON.stringify(draft));
  const close = async () => {
    const untouched = JSON.stringify(draft) === started.current;
    const question = {
      title: 'Leave without saving?',
      text: 'What you changed here is lost.',
      yes: 'Leave',
      danger: true,
    };
    const sure = untouched || (await confirm(question));
    if (sure) onClose();
  };
  useKeys({ Escape: () => void close() });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing(fields, draft)).length === 0) save.mutate();
    else focusFault(element.current);
  };

  return (
    <form ref={element} onSubmit={submit} noValidate className="dw-form" aria-label={type.label}>
      <header className="dw-form-head">
        <Title order={2} ref={heading} tabIndex={-1} style={{ flex: 1 }}>
          {row ? titleOf(type, row) : `New ${type.label.toLowerCase()}`}
        </Title>
        <ActionIcon onClick={() => void close()} aria-label="Close">
          <IconX size={17} />
        </ActionIcon>
      </header>
      {save.error && (
        <ProblemPanel
          error={save.error}
          hideFields={names}
          onRetry={stale ? onReload : undefined}
          retryLabel="Load the newer version"
        />
      )}
      {sections(fields).map(({ title, fields: group }) => (
        <section key={title ?? ''} className="dw-form-section" aria-label={title ?? undefined}>
          {title && <Title order={3}>{title}</Title>}
          {group.map((field) => (
            <FieldControl
              key={field.name}
              field={field}
              value={draft[field.name]}
              onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))}
              error={faults[field.name] ?? refused[field.name]}
              disabled={!writable}
              editing={row !== null}
              draft={{ ...row, ...draft }}
            />
          ))}
        </section>
      ))}
      {row && <Facts type={type} row={row} />}
      {writable && (
        <footer className="dw-form-foot">
          {onDelete && (
            <Button variant="subtle" color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={onDelete}>
              Delete
            </Button>
          )}
          <span style={{ flex: 1 }} />
          <Button variant="default" onClick={() => void close()}>
            Close
          </Button>
          <Button type="submit" loading={save.isPending} disabled={row !== null && Object.keys(changed).length === 0}>
            {row ? 'Save' : 'Create'}
          </Button>
        </footer>
      )}
    </form>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** What the server keeps about the record; for reading only. */
function Facts({ type, row }: { type: RecordType; row: RecordRow }) {
  const fields = readOnlyFields(type).filter(({ name }) => row[name] !== null && row[name] !== undefined);
  return (
    <section className="dw-form-section" aria-label="State">
      {fields.length > 0 && (
        <dl className="dw-facts">
          {fields.map((field) => (
            <Fragment key={field.name}>
              <dt>{field.label}</dt>
              <dd>
                <Value field={field} value={row[field.name]} />
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      {row.created_at && (
        <Text size="xs" c="dimmed">
          Created <When at={row.created_at} full />
          {row.updated_at && row.updated_at !== row.created_at && (
            <>
              , changed <When at={row.updated_at} full />
            </>
          )}
        </Text>
      )}
    </section>
  );
}

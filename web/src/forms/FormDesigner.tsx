import {
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconArrowLeft, IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { getFax, listFaxes } from '@/api/faxes';
import { keys } from '@/api/keys';
import { fieldErrors } from '@/api/problem';
import { createRecord, deleteRecord, updateRecord } from '@/api/records';
import type { Fax, RecordRow, RecordType } from '@/api/types';
import { confirm } from '@/shared/confirm';
import { formatWhen } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { type Turn, turnBox, turnOf } from '@/viewer/geometry';
import { useFaxText } from '@/viewer/useFaxText';
import { formKeys } from './api';
import { FieldProperties } from './FieldProperties';
import { SampleSheet } from './SampleSheet';
import { type Definition, definitionOf, faults, nameFrom, toggleWord, withField } from './template';
import { TrialPanel } from './TrialPanel';
import { useHistory } from './useHistory';

interface Props {
  type: RecordType;
  row: RecordRow | null;
  /** What a new one begins with. */
  start?: { title: string; definition: Definition };
}

/** Draws a form template over a sample that was received: fields as zones, print as marked words. */
export function FormDesigner({ type, row, start }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState(String(row?.['title'] ?? start?.title ?? ''));
  const [name, setName] = useState(typeof row?.name === 'string' ? row.name : '');
  const [enabled, setEnabled] = useState(row?.['enabled'] !== false);
  const history = useHistory<Definition>(() => definitionOf(row ? row['definition'] : start?.definition));
  const definition = history.now;
  const [chosen, setChosen] = useState<number | null>(null);
  const [marking, setMarking] = useState(false);
  const [page, setPage] = useState(1);
  const [sample, setSample] = useState<string | null>(null);
  const faxes = useQuery({
    queryKey: formKeys.samples,
    queryFn: () => listFaxes({ direction: 'inbound', status: 'delivered', limit: 50 }),
  });
  const samples = (faxes.data?.data ?? []).map((fax) => ({ value: fax.id, label: sampleName(fax) }));
  const mayChange = Boolean(row ? type.permissions.update : type.permissions.create);
  const field = chosen === null ? undefined : definition.fields[chosen];
  const wrong = faults(definition);

  const add = (box: { x: number; y: number; w: number; h: number }) => {
    history.change((now) => withField(now, page, box));
    setChosen(definition.fields.length);
  };
  const take = (at: number) => {
    history.change((now) => ({ ...now, fields: now.fields.filter((_, index) => index !== at) }));
    setChosen(null);
  };
  const save = useMutation({
    mutationFn: () => {
      const values = { name: name.trim() || nameFrom(title, []), title: title.trim(), enabled, definition };
      return row ? updateRecord(type, row, values) : createRecord(type, values);
    },
    onSuccess: (saved) => {
      queries.setQueryData(keys.record(type.type, saved.id), saved);
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      notifyDone(`${title.trim()} is saved`);
      void navigate(`/form-templates/${saved.id}`, { replace: true });
    },
  });
  const remove = async (known: RecordRow) => {
    const sure = await confirm({
      title: `Delete ${String(known['title'])}?`,
      text: 'What was recognised in faxes before stays with them.',
      yes: 'Delete',
      danger: true,
    });
    if (!sure) return;
    deleteRecord(type, known.id).then(() => {
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      void navigate('/form-templates');
    }, notifyProblem);
  };
  const errors = fieldErrors(save.error);
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/form-templates"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All form templates
      </Button>
      <Title order={1}>{row ? String(row['title']) : 'New form template'}</Title>
      <div className="dw-designer">
        <Stack gap="sm">
          <Group gap="sm" align="end" grow>
            <Select
              label="Sample"
              placeholder={samples.length === 0 ? 'No faxes to choose from' : 'Choose a received fax'}
              searchable
              data={samples}
              value={sample}
              onChange={(id) => {
                setSample(id);
                setPage(1);
              }}
            />
            <SegmentedControl
              aria-label="What is drawn"
              data={[
                { value: 'fields', label: 'Fields' },
                { value: 'print', label: 'Printed words' },
              ]}
              value={marking ? 'print' : 'fields'}
              onChange={(what) => setMarking(what === 'print')}
            />
          </Group>
          {faxes.error && <ProblemPanel error={faxes.error} onRetry={() => void faxes.refetch()} />}
          <Sample
            id={sample}
            page={page}
            onPage={setPage}
            definition={definition}
            chosen={chosen}
            marking={marking}
            mayChange={mayChange}
            onChoose={setChosen}
            onDraw={add}
            onDelete={take}
            change={history.change}
          />
          <Text size="xs" c="dimmed">
            {marking
              ? 'Click words that every copy of the form has printed there; neighbours join to a phrase. Click again to take the mark away.'
              : 'Draw a zone with the mouse. Drag it, or choose it and press the arrows: with Shift it goes farther, with Alt it changes its size. Delete takes it away.'}
          </Text>
        </Stack>
        <Stack gap="sm">
          <Group gap="sm" align="start" grow>
            <TextInput
              label="Title"
              required
              maxLength={120}
              disabled={!mayChange}
              value={title}
              error={errors['title']}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <TextInput
              label="Name for programs"
              maxLength={40}
              disabled={!mayChange}
              placeholder={nameFrom(title, [])}
              value={name}
              error={errors['name']}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Group>
          <Group gap="lg" align="end">
            <Switch
              label="Recognised in new faxes"
              disabled={!mayChange}
              checked={enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <NumberInput
              label="Print that has to be found, %"
              min={20}
              max={100}
              w={200}
              disabled={!mayChange}
              value={Math.round((definition.needed ?? 0.5) * 100)}
              onChange={(value) => {
                if (typeof value === 'number') history.change((now) => ({ ...now, needed: value / 100 }), 'needed');
              }}
            />
          </Group>
          {mayChange && (
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => {
                  setMarking(false);
                  add({ x: 0.1, y: 0.1, w: 0.3, h: 0.02 });
                }}
              >
                Add a field
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={!history.canUndo}
                leftSection={<IconArrowBackUp size={14} aria-hidden />}
                onClick={() => {
                  history.undo();
                  setChosen(null);
                }}
              >
                Undo
              </Button>
            </Group>
          )}
          {mayChange && field && chosen !== null && (
            <FieldProperties
              key={chosen}
              field={field}
              onChange={(next, act) =>
                history.change(
                  (now) => ({ ...now, fields: now.fields.map((one, index) => (index === chosen ? next : one)) }),
                  `${act} ${chosen}`,
                )
              }
              onDelete={() => take(chosen)}
            />
          )}
          <FieldList definition={definition} chosen={chosen} onChoose={setChosen} onPage={setPage} />
          <Text size="sm">
            {definition.anchors.length} printed {definition.anchors.length === 1 ? 'phrase' : 'phrases'} marked
          </Text>
          {wrong.length > 0 && (
            <ul className="dw-reasons" aria-label="Before it can be saved">
              {wrong.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {save.error && <ProblemPanel error={save.error} hideFields={['name', 'title']} />}
          {mayChange && (
            <Group gap="xs">
              <Button
                loading={save.isPending}
                disabled={!title.trim() || wrong.length > 0}
                leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                onClick={() => save.mutate()}
              >
                Save
              </Button>
              {row && type.permissions.delete && (
                <Button
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  onClick={() => void remove(row)}
                >
                  Delete
                </Button>
              )}
            </Group>
          )}
          {wrong.length === 0 && <TrialPanel definition={definition} samples={samples} first={sample} />}
        </Stack>
      </div>
    </div>
  );
}

const sampleName = (fax: Fax) =>
  `${fax.name ?? fax.id}, ${fax.from ?? 'unknown sender'}, ${formatWhen(fax.created_at ?? '')}`;

interface SampleProps {
  id: string | null;
  page: number;
  onPage: (page: number) => void;
  definition: Definition;
  chosen: number | null;
  marking: boolean;
  mayChange: boolean;
  onChoose: (field: number | null) => void;
  onDraw: (box: { x: number; y: number; w: number; h: number }) => void;
  onDelete: (field: number) => void;
  change: (next: (now: Definition) => Definition, act?: string | null) => void;
}

function Sample({ id, ...rest }: SampleProps) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.fax(id ?? ''),
    queryFn: () => getFax(id ?? ''),
    enabled: id !== null,
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return data ? <ReadSample fax={data} {...rest} /> : <Sheet fax={null} count={1} turn={0} {...rest} />;
}

function ReadSample({ fax, ...rest }: { fax: Fax } & Omit<SampleProps, 'id'>) {
  const { data, error } = useFaxText(fax);
  const text = data?.pages.find((known) => known.number === rest.page);
  const turn = turnOf(text?.rotation ?? 0);
  return (
    <>
      {error && <ProblemPanel error={error} />}
      <Sheet fax={fax} count={fax.pages ?? 1} turn={turn} text={text} {...rest} />
    </>
  );
}

interface SheetProps extends Omit<SampleProps, 'id'> {
  fax: Fax | null;
  count: number;
  turn: Turn;
  text?: Parameters<typeof SampleSheet>[0]['text'];
}

function Sheet(props: SheetProps) {
  const { fax, count, turn, text, page, onPage, definition, chosen, marking, mayChange, onChoose, change } = props;
  const pages = useMemo(() => {
    const last = Math.max(count, ...definition.fields.map((field) => field.page ?? 1));
    return Array.from({ length: Math.min(last, 20) }, (_, index) => String(index + 1));
  }, [count, definition.fields]);
  return (
    <>
      {pages.length > 1 && (
        <Select
          label="Page"
          size="xs"
          w={100}
          allowDeselect={false}
          data={pages}
          value={String(page)}
          onChange={(number) => onPage(Number(number ?? 1))}
        />
      )}
      <SampleSheet
        fax={fax}
        page={page}
        turn={turn}
        text={text}
        definition={definition}
        chosen={chosen}
        marking={marking}
        edit={
          mayChange
            ? {
                onDraw: props.onDraw,
                onDelete: props.onDelete,
                onPlace: (at, box, act) =>
                  change(
                    (now) => ({
                      ...now,
                      fields: now.fields.map((one, index) => (index === at ? { ...one, ...box } : one)),
                    }),
                    act,
                  ),
                onWord: (index) => {
                  const word = text?.words[index];
                  if (word) change((now) => toggleWord(now, page, { ...word, ...turnBox(word, turn) }));
                },
              }
            : undefined
        }
        onChoose={onChoose}
        onShape={(shape) => {
          // The first sample says how high the form is; what was drawn on it stays true to that.
          if (mayChange && definition.shape == null && definition.anchors.length === 0) {
            change((now) => ({ ...now, shape: Math.round(shape * 1000) / 1000 }), 'shape');
          }
        }}
      />
    </>
  );
}

function FieldList({
  definition,
  chosen,
  onChoose,
  onPage,
}: {
  definition: Definition;
  chosen: number | null;
  onChoose: (at: number) => void;
  onPage: (page: number) => void;
}) {
  if (definition.fields.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No fields yet.
      </Text>
    );
  }
  return (
    <ul className="dw-entities dw-form-fields" aria-label="Fields">
      {definition.fields.map((field, index) => (
        <li key={index}>
          <button
            type="button"
            className="dw-entity"
            aria-pressed={index === chosen}
            onClick={() => {
              onPage(field.page ?? 1);
              onChoose(index);
            }}
          >
            <span>{field.label}</span>
            <span className="dw-entity-place">{field.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import { ActionIcon, Button, Group, MultiSelect, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconNote, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { changeNote, deleteNote, faxNotes, writeNote } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { Fax, FaxNote } from '@/api/types';
import { useLiveTopic } from '@/live/LiveProvider';
import { EmptyState } from '@/shared/EmptyState';
import { notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { usePeople } from './AssignMenu';

const longest = 5000;

/** What the organisation's people write to each other beside a fax; it is never sent, printed or handed on. */
export function NotesPanel({ fax }: { fax: Fax }) {
  const queries = useQueryClient();
  const key = keys.faxNotes(fax.id);
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => faxNotes(fax.id) });
  useLiveTopic(`fax:${fax.id}`, () => void refetch());
  const [edited, setEdited] = useState<string | null>(null);
  const people = usePeople(true).data?.data ?? [];
  const names = new Map(people.map((person) => [person.id, String(person['full_name'] ?? person.name ?? '')]));

  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Loading the notes" />;
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const remove = (note: FaxNote) => deleteNote(fax.id, note.id).then(refresh, notifyProblem);
  return (
    <div className="dw-panel">
      <Stack gap="md" component="ul" className="dw-notes" aria-label="Notes">
        {data.data.map((note) => (
          <li key={note.id}>
            <Group gap="xs" justify="space-between" wrap="nowrap">
              <Text size="xs" c="dimmed">
                {note.author.name} · <When at={note.written_at} full />
                {note.changed_at && ' · changed'}
              </Text>
              {note.own && !fax.view_only && (
                <Group gap={4} wrap="nowrap">
                  <ActionIcon aria-label="Change this note" onClick={() => setEdited(note.id)}>
                    <IconPencil size={15} stroke={1.6} />
                  </ActionIcon>
                  <ActionIcon aria-label="Delete this note" onClick={() => void remove(note)}>
                    <IconTrash size={15} stroke={1.6} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
            {edited === note.id ? (
              <NoteForm
                label="Change the note"
                first={note}
                names={names}
                onCancel={() => setEdited(null)}
                onSave={(text, mentions) =>
                  changeNote(fax.id, { ...note, text, mentions })
                    .then(refresh)
                    .then(() => setEdited(null))
                }
              />
            ) : (
              <NoteText note={note} names={names} />
            )}
          </li>
        ))}
      </Stack>
      {data.data.length === 0 && (
        <EmptyState icon={IconNote} title="No notes yet">
          Notes stay inside the organisation: they are never sent, printed or handed on.
        </EmptyState>
      )}
      {fax.view_only ? (
        <Text size="sm" c="dimmed">
          You may look at the faxes of this inbox; its other members work on them.
        </Text>
      ) : (
        <NoteForm
          label="Write a note"
          names={names}
          onSave={(text, mentions) => writeNote(fax.id, { text, mentions }).then(refresh)}
        />
      )}
    </div>
  );
}

function NoteText({ note, names }: { note: FaxNote; names: Map<string, string> }) {
  return (
    <>
      <Text size="sm" className="dw-note-text">
        {note.text}
      </Text>
      {note.mentions.length > 0 && (
        <Text size="xs" c="dimmed">
          Told: {note.mentions.map((id) => names.get(id) ?? 'a former member').join(', ')}
        </Text>
      )}
    </>
  );
}

interface FormProps {
  label: string;
  first?: FaxNote;
  names: Map<string, string>;
  onSave: (text: string, mentions: string[]) => Promise<unknown>;
  onCancel?: () => void;
}

function NoteForm({ label, first, names, onSave, onCancel }: FormProps) {
  const [text, setText] = useState(first?.text ?? '');
  const [mentions, setMentions] = useState(first?.mentions ?? []);
  const [busy, setBusy] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (busy || !text.trim()) return;
    setBusy(true);
    onSave(text, mentions)
      .then(() => {
        if (first) return;
        setText('');
        setMentions([]);
      }, notifyProblem)
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={save}>
      <Stack gap="xs" mt="md">
        <Textarea
          label={label}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={longest}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation(); // the list's keys are letters
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event);
          }}
        />
        {names.size > 0 && (
          <MultiSelect
            label="Tell"
            placeholder={mentions.length === 0 ? 'Nobody in particular' : undefined}
            data={[...names].map(([value, name]) => ({ value, label: name }))}
            value={mentions}
            onChange={setMentions}
            maxValues={20}
            searchable
          />
        )}
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={!text.trim()}>
            {first ? 'Save' : 'Add the note'}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

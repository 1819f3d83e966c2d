import { Button, Group, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowLeft, IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import { fieldErrors } from '@/api/problem';
import { createRecord, deleteRecord, updateRecord } from '@/api/records';
import type { RecordRow, RecordType } from '@/api/types';
import { useReferenceChoices } from '@/records/useReference';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { BlockProperties } from './BlockProperties';
import { type Block, designOf, firstDesign } from './design';
import { DesignPage } from './DesignPage';
import { Palette } from './Palette';
import { useCoverPreview } from './useCoverPreview';

/** Lays a cover page out: blocks at the left, what the far machine prints at the right. */
export function CoverDesigner({ type, row }: { type: RecordType; row: RecordRow | null }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(String(row?.name ?? ''));
  const [standard, setStandard] = useState(row?.['standard'] === true);
  const [inbox, setInbox] = useState(typeof row?.['inbox_id'] === 'string' ? row['inbox_id'] : null);
  const [blocks, setBlocks] = useState<Block[]>(() => (row ? designOf(row['design']) : firstDesign).blocks);
  const [chosen, setChosen] = useState<number | null>(null);
  const inboxes = useReferenceChoices('inbox', '').choices;
  const preview = useCoverPreview(blocks);
  const mayChange = Boolean(row ? type.permissions.update : type.permissions.create);
  const block = chosen === null ? undefined : blocks[chosen];

  const change = (at: number, next: Block) => setBlocks(blocks.map((one, index) => (index === at ? next : one)));
  const add = (made: Block) => {
    setBlocks([...blocks, made]);
    setChosen(blocks.length);
  };
  const take = (at: number) => {
    setBlocks(blocks.filter((_, index) => index !== at));
    setChosen(null);
  };
  const save = useMutation({
    mutationFn: () => {
      const values = { name: name.trim(), standard, inbox_id: inbox, design: { blocks } };
      return row ? updateRecord(type, row, values) : createRecord(type, values);
    },
    onSuccess: (saved) => {
      queries.setQueryData(keys.record(type.type, saved.id), saved);
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      notifyDone(`${name.trim()} is saved`);
      void navigate(`/cover-templates/${saved.id}`, { replace: true });
    },
  });
  const remove = async (known: RecordRow) => {
    const sure = await confirm({
      title: `Delete ${String(known.name)}?`,
      text: 'Faxes that wait with it go out with the plain cover page.',
      yes: 'Delete',
      danger: true,
    });
    if (!sure) return;
    deleteRecord(type, known.id).then(() => {
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      void navigate('/cover-templates');
    }, notifyProblem);
  };
  const errors = fieldErrors(save.error);
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/cover-templates"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All cover pages
      </Button>
      <Title order={1}>{row ? String(row.name) : 'New cover page'}</Title>
      <div className="dw-designer">
        <Stack gap="sm">
          <Group gap="sm" align="end" grow>
            <TextInput
              label="Name"
              required
              maxLength={60}
              disabled={!mayChange}
              value={name}
              error={errors['name']}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label="For numbers of the inbox"
              placeholder="Any"
              clearable
              disabled={!mayChange}
              data={inboxes}
              value={inbox}
              error={errors['inbox_id']}
              onChange={setInbox}
            />
          </Group>
          <Switch
            label="Usual for all"
            disabled={!mayChange}
            checked={standard}
            error={errors['standard']}
            onChange={(event) => setStandard(event.currentTarget.checked)}
          />
          {mayChange && <Palette onAdd={add} full={blocks.length >= 60} />}
          <DesignPage
            blocks={blocks}
            chosen={chosen}
            onChoose={setChosen}
            onChange={mayChange ? change : undefined}
            onDelete={mayChange ? take : undefined}
          />
          <Text size="xs" c="dimmed">
            Drag a block, or choose it and press the arrows: with Shift it goes farther, with Alt it changes its size.
            Delete takes it away.
          </Text>
          {mayChange && block && chosen !== null && (
            <BlockProperties
              block={block}
              onChange={(next) => change(chosen, next)}
              onDelete={() => take(chosen)}
              onForward={() => {
                setBlocks([...blocks.filter((_, index) => index !== chosen), block]);
                setChosen(blocks.length - 1);
              }}
            />
          )}
          {save.error && <ProblemPanel error={save.error} hideFields={['name', 'inbox_id', 'standard']} />}
          {mayChange && (
            <Group gap="xs">
              <Button
                loading={save.isPending}
                disabled={!name.trim() || blocks.length === 0}
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
        </Stack>
        <section aria-label="As the far machine prints it" aria-busy={preview.busy}>
          <Text size="sm" fw={600} mb={6}>
            As the far machine prints it
          </Text>
          {preview.error && <ProblemPanel error={preview.error} />}
          {preview.url && (
            <img className="dw-cover-print" src={preview.url} alt="The cover page with examples in its fields" />
          )}
        </section>
      </div>
    </div>
  );
}

import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '@/api/keys';
import { fieldErrors } from '@/api/problem';
import { createRecord } from '@/api/records';
import { useRecordType } from '@/records/useRecordType';
import { plural } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { folderTemplates, makeTree } from './api';
import type { Branch } from './tree';

const empty = 'empty';

/** A folder, or a whole tree: from a template, or like one that is there. */
export function NewTree({ opened, tree, onClose }: { opened: boolean; tree: Branch[]; onClose: () => void }) {
  const queries = useQueryClient();
  const { type } = useRecordType('fax-folders');
  const [from, setFrom] = useState(empty);
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string | null>(null);
  const templates = useQuery({
    queryKey: ['folder-templates'],
    queryFn: folderTemplates,
    enabled: opened,
    staleTime: Infinity,
  }).data?.data;
  const template = templates?.find(({ key }) => key === from);
  const place = { ...(name.trim() ? { name: name.trim() } : {}), ...(parent ? { parent_id: parent } : {}) };
  const add = useMutation({
    mutationFn: async () => {
      if (from === empty) {
        await createRecord(type!, place);
        return 1;
      }
      return (await makeTree({ ...place, ...(template ? { template: from } : { copy_of: from }) })).folders;
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: keys.recordLists('fax_folder') });
      notifyDone(`${plural(made, 'folder')} added`);
      close();
    },
  });
  const close = () => {
    setName('');
    setFrom(empty);
    add.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from !== empty || name.trim()) add.mutate();
  };
  const errors = fieldErrors(add.error);
  const people = tree.filter(({ smart }) => !smart);
  return (
    <Modal opened={opened} onClose={close} title="Add folders" size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label="What"
            allowDeselect={false}
            data={[
              { value: empty, label: 'One folder' },
              {
                group: 'Trees to begin with',
                items: (templates ?? []).map(({ key, label }) => ({ value: key, label })),
              },
              {
                group: 'Like one that is there, without its faxes',
                items: people
                  .filter(({ children }) => children > 0)
                  .map(({ id, path }) => ({ value: id, label: path })),
              },
            ]}
            value={from}
            onChange={(value) => setFrom(value ?? empty)}
          />
          {template && (
            <Text size="xs" c="dimmed">
              {template.folders.map((path) => path.split('/').at(-1)).join(', ')}
            </Text>
          )}
          <TextInput
            label="Name"
            required={from === empty}
            placeholder={template?.label}
            maxLength={80}
            value={name}
            error={errors['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="In"
            placeholder="At the top"
            clearable
            searchable
            data={people.map(({ id, path }) => ({ value: id, label: path }))}
            value={parent}
            error={errors['parent_id']}
            onChange={setParent}
          />
          {add.error && <ProblemPanel error={add.error} hideFields={['name', 'parent_id']} />}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending} disabled={from === empty && !name.trim()}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

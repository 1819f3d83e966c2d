import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { faxVersions } from '@/api/versions';
import { useSession } from '@/session/SessionContext';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { archiveFax, type ArchivedList, faxArchives } from './api';

/** Puts a fax, or a version of it, into an archive. */
export function ArchiveDialog({ fax, onClose }: { fax: Fax; onClose: () => void }) {
  const { data, error } = useQuery({ queryKey: keys.faxArchives(fax.id), queryFn: () => faxArchives(fax.id) });
  return (
    <Modal opened onClose={onClose} title={`Archive ${fax.name}`} centered>
      {error && <ProblemPanel error={error} />}
      {data && (data.targets.length > 0 ? <Form fax={fax} list={data} onClose={onClose} /> : <NoArchive />)}
    </Modal>
  );
}

function NoArchive() {
  const { can } = useSession();
  return (
    <Text size="sm">
      No archive is set up.{' '}
      {can('admin') ? (
        <Anchor component={Link} to="/archive-targets" size="sm" underline="always">
          Add one
        </Anchor>
      ) : (
        'An administrator can add one.'
      )}
    </Text>
  );
}

function Form({ fax, list, onClose }: { fax: Fax; list: ArchivedList; onClose: () => void }) {
  const queries = useQueryClient();
  const [target, setTarget] = useState(list.targets[0]?.id ?? '');
  const [version, setVersion] = useState('');
  const versions = useQuery({ queryKey: keys.faxVersions(fax.id), queryFn: () => faxVersions(fax.id) });
  const archive = useMutation({
    mutationFn: () => archiveFax(fax.id, { target_id: target, ...(version ? { version: Number(version) } : {}) }),
    onSuccess: (one) => {
      void queries.invalidateQueries({ queryKey: keys.faxArchives(fax.id) });
      notifyDone(one.status === 'archived' ? 'It lies there already' : `On its way to ${one.target.name}`);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    archive.mutate();
  };
  const made = versions.data?.data ?? [];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {archive.error && <ProblemPanel error={archive.error} />}
        <Select
          label="Archive"
          data={list.targets.map(({ id, name }) => ({ value: id, label: name }))}
          value={target}
          onChange={(value) => value && setTarget(value)}
          allowDeselect={false}
        />
        {made.length > 0 && (
          <Select
            label="Pages"
            data={[
              { value: '', label: 'The fax itself' },
              ...made.map(({ number }) => ({ value: String(number), label: `Version ${number}` })),
            ]}
            value={version}
            onChange={(value) => setVersion(value ?? '')}
            allowDeselect={false}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={archive.isPending}>
            Archive
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Badge, Button, Group, MultiSelect, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconSitemap } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import {
  agreeToChild,
  endChild,
  endParent,
  type Hierarchy,
  type HierarchyLink,
  hierarchy,
  peopleKeys,
  proposeParent,
} from '@/api/people';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { CopyText } from '@/shared/CopyText';
import { EmptyState } from '@/shared/EmptyState';
import { humanize } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import NotFound from '@/shell/NotFound';

const modes = {
  strict: 'Nothing is opened: the link only says who belongs to whom.',
  oversight: 'The parent reads these records, and changes nothing.',
  shared: 'Both sides read and change these records.',
} as const;

/** Where the organisation stands among others, and what each side opens to the other. */
export default function HierarchyPage() {
  const queries = useQueryClient();
  const { session, can } = useSession();
  const owner = session.permissions.includes('organization:own');
  const { data, error, refetch } = useQuery({
    queryKey: peopleKeys.hierarchy,
    queryFn: hierarchy,
    enabled: can('people:read'),
  });
  const acting = useMutation({
    mutationFn: (act: () => Promise<Hierarchy>) => act(),
    onSuccess: (tree) => {
      queries.setQueryData(peopleKeys.hierarchy, tree);
      notifyDone('Saved');
    },
  });
  useEffect(() => {
    document.title = `Hierarchy · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (!can('people:read')) return <NotFound />;
  const end = async (title: string, act: () => Promise<Hierarchy>) => {
    const sure = await confirm({
      title,
      text: 'What the link opens is closed at once, for both sides.',
      yes: 'End it',
      danger: true,
    });
    if (sure) acting.mutate(act);
  };
  return (
    <div className="dw-column">
      <Title order={1}>Organisation hierarchy</Title>
      <Text size="sm" c="dimmed">
        A link counts when both owners want it. Health records of organisations in healthcare mode are never opened by
        it.
      </Text>
      {data && (
        <Group gap={6}>
          <Text size="sm">This organisation’s id, for others that want it as their parent:</Text>
          <CopyText value={data.organization_id} label="organisation id" />
        </Group>
      )}
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {acting.error && <ProblemPanel error={acting.error} />}
      {!data && !error && <ScreenLoading />}
      {data && (
        <>
          <Title order={2} size="h3">
            Parent
          </Title>
          {data.parent ? (
            <LinkCard link={data.parent} unnamed="A proposed parent">
              {owner && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    data.parent?.status === 'active'
                      ? void end('End the link to the parent?', endParent)
                      : acting.mutate(endParent)
                  }
                >
                  {data.parent.status === 'active' ? 'End the link' : 'Take the proposal back'}
                </Button>
              )}
            </LinkCard>
          ) : owner ? (
            <Proposal types={data.record_types} onPropose={(body) => acting.mutate(() => proposeParent(body))} />
          ) : (
            <Text size="sm">None.</Text>
          )}
          <Title order={2} size="h3">
            Children
          </Title>
          {data.children.length === 0 && (
            <EmptyState icon={IconSitemap} title="No children">
              An organisation becomes a child by proposing it with this organisation’s id.
            </EmptyState>
          )}
          {data.children.map((child) => (
            <LinkCard key={child.organization_id} link={child} unnamed="Unnamed">
              {owner && (
                <Group gap="xs">
                  {child.status === 'proposed' && (
                    <Button size="xs" onClick={() => acting.mutate(() => agreeToChild(child.organization_id))}>
                      Agree
                    </Button>
                  )}
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => void end(`End the link of ${child.name}?`, () => endChild(child.organization_id))}
                  >
                    {child.status === 'proposed' ? 'Refuse' : 'End the link'}
                  </Button>
                </Group>
              )}
            </LinkCard>
          ))}
          {data.reach.length > 0 && (
            <>
              <Title order={2} size="h3">
                What is open to us
              </Title>
              {data.reach.map((other) => (
                <Text size="sm" key={other.organization_id}>
                  <b>{other.name}</b>: reads {list(other.readable)}
                  {other.writable.length > 0 && `; changes ${list(other.writable)}`}
                </Text>
              ))}
            </>
          )}
        </>
      )}
    </div>
  );
}

const list = (types: string[]) => (types.length === 0 ? 'nothing' : types.map(humanize).join(', ').toLowerCase());

function LinkCard({ link, unnamed, children }: { link: HierarchyLink; unnamed: string; children?: ReactNode }) {
  return (
    <article className="dw-card" aria-label={link.name ?? unnamed}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{link.name ?? unnamed}</Text>
        <Group gap={6}>
          {link.healthcare && (
            <Badge color="orange" variant="light">
              Healthcare
            </Badge>
          )}
          <Badge color={link.status === 'active' ? 'teal' : 'blue'} variant="light">
            {link.status === 'active' ? 'In force' : 'Proposed'}
          </Badge>
        </Group>
      </Group>
      <Text size="sm" mt={4}>
        <b>{humanize(link.mode)}</b>: {modes[link.mode]}
      </Text>
      {link.record_types.length > 0 && (
        <Text size="sm" c="dimmed">
          {list(link.record_types)}
        </Text>
      )}
      <div style={{ marginTop: 8 }}>{children}</div>
    </article>
  );
}

interface ProposalProps {
  types: string[];
  onPropose: (body: { parent_id: string; mode: string; record_types: string[] }) => void;
}

function Proposal({ types, onPropose }: ProposalProps) {
  const [parent, setParent] = useState('');
  const [mode, setMode] = useState<keyof typeof modes>('oversight');
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <form
      className="dw-card"
      aria-label="Propose a parent"
      onSubmit={(event) => {
        event.preventDefault();
        onPropose({ parent_id: parent.trim(), mode, record_types: mode === 'strict' ? [] : chosen });
      }}
    >
      <TextInput
        label="The parent’s organisation id"
        description="Its owner finds it on this same screen."
        required
        value={parent}
        onChange={(event) => setParent(event.currentTarget.value)}
      />
      <SegmentedControl
        mt="sm"
        size="xs"
        aria-label="Mode"
        value={mode}
        onChange={(value) => setMode(value as keyof typeof modes)}
        data={[
          { value: 'strict', label: 'Strict' },
          { value: 'oversight', label: 'Oversight' },
          { value: 'shared', label: 'Shared' },
        ]}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {modes[mode]}
      </Text>
      {mode !== 'strict' && (
        <MultiSelect
          mt="sm"
          label="Record types"
          required
          searchable
          data={types.map((type) => ({ value: type, label: humanize(type) }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Button type="submit" mt="sm" disabled={!parent.trim() || (mode !== 'strict' && chosen.length === 0)}>
        Propose
      </Button>
    </form>
  );
}

import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { keys } from '@/api/keys';
import { getRecord } from '@/api/records';
import type { RecordType } from '@/api/types';
import { useRecordList } from '@/records/useRecordList';
import { useRecordType } from '@/records/useRecordType';
import { useReferenceTitles } from '@/records/useReference';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import NotFound from '@/shell/NotFound';
import { coverChoice, coverKeys, setCoverChoice } from './api';
import { CoverDesigner } from './CoverDesigner';

/** The organisation's cover pages, and the designer of one. */
export default function CoversPage() {
  const { coverId } = useParams();
  const { session } = useSession();
  const { type, error, isPending, refetch } = useRecordType('cover-templates');
  useEffect(() => {
    document.title = `Cover pages · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <ScreenLoading />;
  if (!type?.permissions.read) return <NotFound />;
  return coverId ? <OneCover key={coverId} type={type} id={coverId} /> : <AllCovers type={type} />;
}

function OneCover({ type, id }: { type: RecordType; id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.record(type.type, id),
    queryFn: () => getRecord(type, id),
    enabled: id !== 'new',
  });
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (id !== 'new' && !data) return <ScreenLoading />;
  return <CoverDesigner key={data?.version ?? 'new'} type={type} row={data ?? null} />;
}

function AllCovers({ type }: { type: RecordType }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const list = useRecordList(type, { sort: 'name' });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const inboxes = useReferenceTitles('inbox');
  const choice = useQuery({ queryKey: coverKeys.choice, queryFn: coverChoice }).data?.template_id ?? null;
  const take = (id: string | null) =>
    setCoverChoice(id).then((now) => {
      queries.setQueryData(coverKeys.choice, now);
      notifyDone(id ? 'It is your usual cover page now' : 'You have no cover page of your own any more');
    }, notifyProblem);
  return (
    <div className="dw-page dw-screen">
      <Group justify="space-between">
        <Title order={1}>Cover pages</Title>
        {type.permissions.create && (
          <Button component={Link} to="/cover-templates/new" leftSection={<IconPlus size={15} aria-hidden />}>
            New
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        Whoever sends chooses one; else it is the sender’s own, the one of the number’s inbox, or the usual one.
      </Text>
      {list.error && <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />}
      {!list.isPending && rows.length === 0 && (
        <EmptyState icon={IconFileText} title="No cover pages yet">
          Faxes go out with the plain one. An administrator can lay out others.
        </EmptyState>
      )}
      <ul className="dw-covers">
        {rows.map((row) => (
          <li key={row.id} className="dw-cover">
            <Link to={`/cover-templates/${row.id}`} className="dw-table-link">
              {String(row.name)}
            </Link>
            <Group gap={6} style={{ flex: 1 }}>
              {row['standard'] === true && <Badge color="teal">Usual for all</Badge>}
              {typeof row['inbox_id'] === 'string' && <Badge color="gray">{inboxes.get(row['inbox_id']) ?? '…'}</Badge>}
              {choice === row.id && <Badge color="wing">Yours</Badge>}
            </Group>
            {can('fax:send') && (
              <Button size="compact-sm" variant="default" onClick={() => void take(choice === row.id ? null : row.id)}>
                {choice === row.id ? 'No longer mine' : 'Make it mine'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

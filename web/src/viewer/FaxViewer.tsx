import { Tabs } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getFax } from '@/api/faxes';
import { Navigate } from 'react-router';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { faxPath } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { useLiveTopic } from '@/live/LiveProvider';
import { newestRows, showRow } from '@/live/useLiveFaxes';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { EditorPanel } from '@/editor/EditorPanel';
import { SimilarPanel } from '@/search/SimilarPanel';
import { LinksPanel } from '@/links/LinksPanel';
import { VersionsPanel } from '@/editor/VersionsPanel';
import { CallsPanel } from './CallsPanel';
import { DetailsPanel } from './DetailsPanel';
import { FaxHeader } from './FaxHeader';
import { FindingsBar } from './FindingsBar';
import { HistoryPanel } from './HistoryPanel';
import { NotesPanel } from './NotesPanel';
import { PagesPanel } from './PagesPanel';
import { StateBanner } from './StateBanner';
import { TagBar } from './TagBar';
import { TextPanel } from './TextPanel';

interface Props {
  id: string;
  /** What the list was searched for; the pages open with it found. */
  search: string;
  onClose: () => void;
}

const readAfterMillis = 1200;
const arriving = new Set(['received', 'processing']);

export function FaxViewer({ id, search, onClose }: Props) {
  const queries = useQueryClient();
  const { session } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: keys.fax(id),
    queryFn: async ({ signal }) => newestRows.newest(await getFax(id, signal)),
  });
  useLiveTopic(data ? `fax:${data.id}` : null, (message) => {
    if (message.op === 'resync') void refetch();
    if (message.op !== 'event' || !message.data) return;
    const row = message.data as Fax;
    if (row.id) showRow(queries, { ...data, ...row }, session.person.id);
  });
  useMarkRead(data);

  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Opening the fax" />;
  if (data.id !== id) return <Navigate to={faxPath(data)} replace />;
  return <OpenFax fax={data} search={search} onClose={onClose} />;
}

function OpenFax({ fax, search, onClose }: { fax: Fax; search: string; onClose: () => void }) {
  const [tab, setTab] = useState<string | null>('pages');
  const { can } = useSession();
  const editable = can('fax:assign') && !fax.view_only && fax.pages_ready !== false && !arriving.has(fax.status);
  return (
    <article className="dw-fax" aria-label={`Fax ${fax.name}`}>
      <FaxHeader fax={fax} onClose={onClose} />
      <StateBanner fax={fax} />
      <FindingsBar fax={fax} />
      <TagBar fax={fax} />
      <Tabs value={tab} onChange={setTab} className="dw-fax-tabs" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="pages">Pages</Tabs.Tab>
          {editable && <Tabs.Tab value="edit">Edit</Tabs.Tab>}
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
          <Tabs.Tab value="text">Text</Tabs.Tab>
          {fax.reading_status === 'done' && <Tabs.Tab value="similar">Similar</Tabs.Tab>}
          {fax.direction === 'outbound' && <Tabs.Tab value="links">Links</Tabs.Tab>}
          <Tabs.Tab value="notes">Notes</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
          <Tabs.Tab value="calls">Calls</Tabs.Tab>
          <Tabs.Tab value="details">Details</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pages">
          <PagesPanel fax={fax} search={search} />
        </Tabs.Panel>
        {editable && (
          <Tabs.Panel value="edit">
            <EditorPanel fax={fax} onDone={() => setTab('versions')} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="versions">
          <VersionsPanel fax={fax} />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <TextPanel fax={fax} />
        </Tabs.Panel>
        <Tabs.Panel value="similar">
          <SimilarPanel fax={fax} />
        </Tabs.Panel>
        {fax.direction === 'outbound' && (
          <Tabs.Panel value="links">
            <LinksPanel fax={fax} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="notes">
          <NotesPanel fax={fax} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryPanel fax={fax} />
        </Tabs.Panel>
        <Tabs.Panel value="calls">
          <CallsPanel fax={fax} />
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <DetailsPanel fax={fax} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

/** Looking at a fax for a moment reads it; running past it with j and k does not. Once per opening. */
function useMarkRead(fax: Fax | undefined): void {
  const actions = useFaxActions();
  const wanted = fax?.direction === 'inbound' && fax.unread === true;
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!fax || !wanted || done) return undefined;
    const timer = setTimeout(() => {
      setDone(true);
      void actions.setUnread(fax, false);
    }, readAfterMillis);
    return () => clearTimeout(timer);
    // Only the fax and its state matter; the actions are made anew by every rendering.
  }, [fax?.id, wanted, done]);
}

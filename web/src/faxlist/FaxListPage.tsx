import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Direction, Fax } from '@/api/types';
import type { BulkWish } from '@/api/work';
import { allows } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { useSession } from '@/session/SessionContext';
import { useKeys } from '@/shared/useKeys';
import { RecordsClosed } from '@/shell/RecordsClosed';
import { FaxViewer } from '@/viewer/FaxViewer';
import { FaxList } from './FaxList';
import { type FaxFilters, filterParams, filterQuery, filtersFrom } from './filters';
import { FolderBar } from '@/folders/FolderBar';
import { FilterBar } from './FilterBar';
import { FilterChips } from './FilterChips';
import { QueueBar } from './QueueBar';
import { InboxTabs } from './InboxTabs';
import { neighbour } from './movement';
import { SelectionBar } from './SelectionBar';
import { useBulk } from './useBulk';
import { useFaxList } from './useFaxList';
import { useListMovement } from './useListMovement';
import { useSelection } from './useSelection';
import { NothingOpen } from './NothingOpen';

const titles: Record<Direction, string> = { inbound: 'Inbox', outbound: 'Outbox' };

/** The inbox and the outbox: the list at the left, the open fax at the right. */
export default function FaxListPage({ direction }: { direction: Direction }) {
  const { can } = useSession();
  return can('fax:read') ? <FaxBox direction={direction} /> : <RecordsClosed />;
}

function FaxBox({ direction }: { direction: Direction }) {
  const { faxId } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { session } = useSession();
  const actions = useFaxActions();
  const search = useRef<HTMLInputElement>(null);
  const listElement = useRef<HTMLDivElement>(null);
  const filters = filtersFrom(params, direction);
  const query = useFaxList(filters);
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const openRow = faxId === undefined ? undefined : rows.find((row) => row.id === faxId || row.name === faxId);
  const box = direction === 'inbound' ? '/inbox' : '/outbox';

  const address = (id: string | null) => {
    const text = filterParams(filters).toString();
    return `${box}${id ? `/${id}` : ''}${text ? `?${text}` : ''}`;
  };
  const change = (next: FaxFilters) => setParams(filterParams(next), { replace: true });
  const close = () => {
    void navigate(address(null));
    requestAnimationFrame(() =>
      listElement.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(faxId ?? '')}"]`)?.focus(),
    );
  };

  const current = useListMovement({
    ids: rows.map((row) => row.id),
    openId: openRow?.id ?? faxId ?? null,
    open: (id) => void navigate(address(id), { replace: faxId !== undefined }),
    list: listElement,
  });
  const ids = rows.map((row) => row.id);
  const selection = useSelection(JSON.stringify(filters), ids);
  const bulk = useBulk();
  const latest = useRef(selection);
  useLayoutEffect(() => {
    latest.current = selection;
  });
  const check = useCallback((id: string, range: boolean) => latest.current.toggle(id, range), []);
  const run = (wish: BulkWish) =>
    void bulk
      .run(wish, selection.all ? { filter: filterQuery(filters) } : { ids: [...selection.ids] })
      .then(() => latest.current.clear());
  const target = rows.find((row) => row.id === current);
  /** The next one is at hand while this one leaves the list. */
  const decide = (fax: Fax, word: Promise<unknown>) => {
    const ids = rows.map((row) => row.id);
    const below = neighbour(ids, fax.id, 1);
    const next = below === fax.id ? neighbour(ids, fax.id, -1) : below;
    void word;
    if (filters.status !== 'held' || next === null || next === fax.id) return;
    if (faxId !== undefined) void navigate(address(next), { replace: true });
    listElement.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)?.focus();
  };
  useKeys({
    '/': () => search.current?.focus(),
    Escape: () => (selection.ids.length > 0 ? selection.clear() : faxId && close()),
    ...(target ? { x: () => selection.toggle(target.id, false) } : {}),
    ...(target && direction === 'inbound'
      ? {
          u: () => void actions.setUnread(target, !target.unread),
          a: () => allows(target, 'assign') && void actions.toggleMine(target),
        }
      : {}),
    ...(target && allows(target, 'release') ? { r: () => decide(target, actions.release(target)) } : {}),
    ...(target && allows(target, 'reject') ? { x: () => decide(target, actions.reject(target)) } : {}),
  });

  useEffect(() => {
    document.title = `${titles[direction]} · ${session.organization.name} · Dartwing`;
  }, [direction, session.organization.name]);

  return (
    <div className="dw-split" data-open={faxId ? true : undefined}>
      <h1 className="dw-hidden">{titles[direction]}</h1>
      <section className="dw-split-list" aria-label={titles[direction]}>
        <FilterBar filters={filters} onChange={change} searchRef={search} title={titles[direction]} />
        {filters.folder && (
          <FolderBar
            id={filters.folder}
            direction={direction}
            onLeave={() => change({ ...filters, folder: undefined })}
          />
        )}
        {direction === 'inbound' && !filters.folder && <InboxTabs filters={filters} onChange={change} />}
        {direction === 'outbound' && !filters.folder && <QueueBar />}
        {direction === 'inbound' && <FilterChips filters={filters} onChange={change} />}
        {selection.ids.length > 0 && (
          <SelectionBar
            direction={direction}
            selection={selection}
            rows={rows}
            more={query.hasNextPage}
            running={bulk.running}
            onRun={run}
          />
        )}
        <FaxList
          query={query}
          rows={rows}
          filters={filters}
          openId={openRow?.id ?? null}
          address={address}
          onClear={() => change({ direction })}
          selection={selection}
          onCheck={check}
          listRef={listElement}
        />
      </section>
      <section className="dw-split-detail" aria-label="Fax">
        {faxId ? (
          <FaxViewer key={faxId} id={faxId} search={filters.q ?? ''} onClose={close} />
        ) : (
          <NothingOpen rows={rows.length} />
        )}
      </section>
    </div>
  );
}

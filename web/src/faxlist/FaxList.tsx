import { Button, Skeleton, Text } from '@mantine/core';
import { IconClock, IconFolder, IconHandStop, IconInbox, IconSearchOff, IconSend2 } from '@tabler/icons-react';
import { type DragEvent, type RefObject, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Fax } from '@/api/types';
import { dragFaxes } from '@/folders/drag';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { FaxRow } from './FaxRow';
import { activeFilters, type FaxFilters } from './filters';
import type { Selection } from './useSelection';
import type { useFaxList } from './useFaxList';

interface Props {
  query: ReturnType<typeof useFaxList>;
  rows: Fax[];
  filters: FaxFilters;
  openId: string | null;
  address: (id: string | null) => string;
  onClear: () => void;
  selection: Selection;
  onCheck: (id: string, range: boolean) => void;
  listRef: RefObject<HTMLDivElement | null>;
}

export function FaxList({ query, rows, filters, openId, address, onClear, selection, onCheck, listRef }: Props) {
  const { isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element || !hasNextPage || isFetchingNextPage || typeof IntersectionObserver === 'undefined') return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  /** Rows are dragged by their link: the checked ones together, another alone. */
  const drag = (event: DragEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (id) dragFaxes(event.dataTransfer, selection.ids.includes(id) ? selection.ids : [id]);
  };

  return (
    <div className="dw-list" ref={listRef} aria-busy={isPending}>
      {error && (
        <div className="dw-pad">
          <ProblemPanel error={error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {isPending && <RowSkeletons />}
      {!isPending && !error && rows.length === 0 && <NothingFound filters={filters} onClear={onClear} />}
      {rows.length > 0 && (
        <ul className="dw-rows" onDragStart={drag}>
          {rows.map((fax) => (
            <FaxRow
              key={fax.id}
              fax={fax}
              open={fax.id === openId}
              to={address(fax.id)}
              searching={Boolean(filters.q)}
              checked={selection.ids.includes(fax.id)}
              onCheck={onCheck}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div ref={end} className="dw-list-end">
          <Button variant="subtle" color="gray" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
      {rows.length > 20 && !hasNextPage && (
        <Text size="xs" c="dimmed" ta="center" p="sm">
          That is all.
        </Text>
      )}
    </div>
  );
}

function RowSkeletons() {
  return (
    <div className="dw-pad" aria-hidden>
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} style={{ paddingBlock: 8 }}>
          <Skeleton h={11} w={`${70 - (index % 3) * 12}%`} mb={7} />
          <Skeleton h={9} w={`${45 + (index % 4) * 9}%`} />
        </div>
      ))}
    </div>
  );
}

function NothingFound({ filters, onClear }: { filters: FaxFilters; onClear: () => void }) {
  const { can } = useSession();
  if (filters.status === 'held' && activeFilters(filters) === 1) {
    return (
      <EmptyState icon={IconHandStop} title="Nothing is held">
        Faxes that look like spam wait here until somebody releases (r) or rejects (x) them.
      </EmptyState>
    );
  }
  if (filters.snoozed && activeFilters(filters) === 1) {
    return (
      <EmptyState icon={IconClock} title="Nothing is put aside">
        A fax that can wait is put aside until a time, for everybody, and comes back by itself.
      </EmptyState>
    );
  }
  if (filters.folder && !filters.q && activeFilters(filters) === 0) {
    return (
      <EmptyState icon={IconFolder} title="Nothing lies here">
        Check faxes and choose a folder in the bar above the list, or drag them onto it.
      </EmptyState>
    );
  }
  if (filters.q || filters.inbox_id || activeFilters(filters) > 0) {
    return (
      <EmptyState
        icon={IconSearchOff}
        title={filters.q ? `Nothing found for “${filters.q}”` : 'No fax fits these filters'}
        action={
          <Button variant="default" onClick={onClear}>
            Show all
          </Button>
        }
      >
        {filters.q
          ? 'The search looks at the text of the pages, numbers, names and subjects. Try fewer or other words.'
          : 'Take a filter away to see more.'}
      </EmptyState>
    );
  }
  return filters.direction === 'inbound' ? (
    <EmptyState icon={IconInbox} title="No faxes yet">
      A fax sent to one of your numbers appears here by itself.
      {can('admin') && ' No numbers yet? Add a trunk, then a number on it.'}
    </EmptyState>
  ) : (
    <EmptyState
      icon={IconSend2}
      title="Nothing sent yet"
      action={
        can('fax:send') && (
          <Button component={Link} to="/send">
            Send a fax
          </Button>
        )
      }
    >
      Faxes that you send are listed here with every attempt and its result.
    </EmptyState>
  );
}

import { useMemo, useRef, useState } from 'react';
import { useLocalStorage } from '@mantine/hooks';
import type { Placed } from '@/api/findings';
import type { Fax } from '@/api/types';
import { allows, isFinal } from '@/fax/status';
import { EmptyState } from '@/shared/EmptyState';
import { useKeys } from '@/shared/useKeys';
import { IconFileOff } from '@tabler/icons-react';
import { FindingsPanel } from './FindingsPanel';
import { findInFax } from './geometry';
import { PageSheet } from './PageSheet';
import { Thumbnails } from './Thumbnails';
import { useCurrentPage } from './useCurrentPage';
import { useFaxText } from './useFaxText';
import { hasFindings } from './useFindings';
import { usePageView, zoomed } from './usePageView';
import { ViewerToolbar } from './ViewerToolbar';

export function PagesPanel({ fax, search }: { fax: Fax; search: string }) {
  const text = useFaxText(fax).data?.pages ?? none;
  const view = usePageView(text);
  const [query, setQuery] = useState(search);
  const [hitIndex, setHitIndex] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const count = fax.pages ?? 0;
  const [panel, setPanel] = useLocalStorage({ key: 'dartwing.findings', defaultValue: false });
  const [marked, setMarked] = useState<Placed | null>(null);
  const findings = hasFindings(fax) && panel;
  const [page, goTo] = useCurrentPage(scroller, count);
  const hits = useMemo(() => findInFax(text, query), [text, query]);
  const hit = hits[Math.min(hitIndex, hits.length - 1)];

  const toHit = (index: number) => {
    if (hits.length === 0) return;
    const at = (index + hits.length) % hits.length;
    setHitIndex(at);
    requestAnimationFrame(() => {
      scroller.current?.querySelector('[data-current-hit]')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    });
  };
  const find = (value: string) => {
    setQuery(value);
    setHitIndex(0);
    requestAnimationFrame(() =>
      scroller.current?.querySelector('[data-current-hit]')?.scrollIntoView({ block: 'center' }),
    );
  };

  const show = (found: Placed) => {
    setMarked(found);
    requestAnimationFrame(() =>
      scroller.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
    );
  };

  useKeys({
    f: () => searchField.current?.focus(),
    ...(hasFindings(fax) ? { e: () => setPanel(!panel) } : {}),
    // On a held fax, r releases it.
    ...(allows(fax, 'release') ? {} : { r: () => view.rotate(page) }),
    '+': () => view.setZoom(zoomed(view.zoom, 1)),
    '-': () => view.setZoom(zoomed(view.zoom, -1)),
    '0': () => view.setZoom('width'),
    n: () => goTo(Math.min(count, page + 1)),
    p: () => goTo(Math.max(1, page - 1)),
  });

  if (count === 0 || fax.pages_ready === false) {
    return (
      <EmptyState icon={IconFileOff} title="There are no pages">
        {fax.direction === 'inbound'
          ? 'The call ended before a page was complete.'
          : isFinal(fax)
            ? 'The fax ended before its pages were made.'
            : 'The pages are still being prepared.'}
      </EmptyState>
    );
  }
  return (
    <div className="dw-pages">
      <ViewerToolbar
        page={page}
        count={count}
        onPage={goTo}
        zoom={view.zoom}
        onZoom={view.setZoom}
        onRotate={() => view.rotate(page)}
        query={query}
        onQuery={find}
        hits={hits.length}
        hitIndex={Math.min(hitIndex, Math.max(0, hits.length - 1))}
        onHit={toHit}
        searchRef={searchField}
        searchable={text.length > 0}
        reading={fax.reading_status ?? 'none'}
        findings={hasFindings(fax) ? panel : undefined}
        onFindings={() => setPanel(!panel)}
      />
      <div className="dw-pages-body">
        {count > 1 && <Thumbnails fax={fax} count={count} page={page} onPage={goTo} hits={hits} turn={view.turn} />}
        <div className="dw-sheets" ref={scroller} tabIndex={0} role="region" aria-label="Pages">
          {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
            <PageSheet
              key={number}
              fax={fax}
              number={number}
              turn={view.turn(number)}
              zoom={view.zoom}
              hits={hits.filter((found) => found.page === number)}
              current={hit?.page === number ? hit : undefined}
              marked={findings && marked?.page === number ? marked.box : undefined}
              text={text.find((known) => known.number === number)}
            />
          ))}
        </div>
        {findings && <FindingsPanel fax={fax} marked={marked} onMark={setMarked} onShow={show} />}
      </div>
    </div>
  );
}

const none: never[] = [];

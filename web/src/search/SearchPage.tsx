import { Button, Group, Popover, SegmentedControl, Text, Title, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { IconFileSearch, IconSearchOff, IconSparkles } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useKeys } from '@/shared/useKeys';
import { useTitle } from '@/shared/useTitle';
import { RecordsClosed } from '@/shell/RecordsClosed';
import { useListMovement } from '@/faxlist/useListMovement';
import { FaxViewer } from '@/viewer/FaxViewer';
import { type Answer, askedModel, meantBy, searchFaxes, searchKeys } from './api';
import { firstMarked, type Wish, wishFrom, wishParams, wishQuery } from './address';
import { Facets } from './Facets';
import { HitRow } from './HitRow';
import { SearchField } from './SearchField';

const examples: [string, string][] = [
  ['glucose report', 'both words, anywhere'],
  ['"blood count"', 'one after the other'],
  ['lab OR letter', 'either'],
  ['-draft', 'without it'],
  ['gluc*', 'words that begin so'],
  ['from:+1303* to:smith', 'by number or name'],
  ['subject:results category:lab_results', 'by subject, by kind'],
  ['after:2026-11-01 before:2026-12-01', 'between days'],
  ['patient:gonzalez npi:1234567893', 'by what was found on the pages'],
];

/** All faxes at once, the best first: the answers at the left, the open one at the right. */
export default function SearchPage() {
  const { can } = useSession();
  return can('fax:read') ? <Search /> : <RecordsClosed />;
}

function Search() {
  useTitle('Search');
  const { faxId } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const wish = wishFrom(params);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const asked = wish.q.trim() !== '' || [...params.keys()].some((name) => name !== 'q' && name !== 'sort');
  const query = wishQuery(wish, new Date());
  const found = useInfiniteQuery({
    queryKey: searchKeys.search(query),
    enabled: asked,
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => searchFaxes({ ...query, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next_cursor,
  });
  const first = asked ? found.data?.pages[0] : undefined;
  const hits = asked ? (found.data?.pages.flatMap((page) => page.data) ?? []) : [];
  const change = (next: Wish) => setParams(wishParams(next), { replace: true });
  const address = (id: string | null) => {
    const text = wishParams(wish).toString();
    return `/search${id ? `/${id}` : ''}${text ? `?${text}` : ''}`;
  };
  useListMovement({
    ids: hits.map(({ fax }) => fax.id),
    openId: faxId ?? null,
    open: (id) => void navigate(address(id), { replace: faxId !== undefined }),
    list,
  });
  useKeys({
    '/': () => field.current?.focus(),
    Escape: () => faxId && void navigate(address(null)),
  });
  const openHit = hits.find(({ fax }) => fax.id === faxId);

  return (
    <div className="dw-split dw-split-search" data-open={faxId ? true : undefined}>
      <section className="dw-split-list" aria-label="Search">
        <div className="dw-filterbar">
          <Group gap="xs" wrap="nowrap" justify="space-between">
            <Title order={1}>Search</Title>
            <SegmentedControl
              size="xs"
              aria-label="Order"
              data={[
                { value: 'best', label: 'Best first' },
                { value: 'newest', label: 'Newest first' },
              ]}
              value={wish.sort ?? 'best'}
              onChange={(sort) => change({ ...wish, sort: sort === 'best' ? undefined : sort })}
            />
          </Group>
          <SearchField text={wish.q} fieldRef={field} onChange={(q) => change({ ...wish, q })} />
          <Meaning text={wish.q} onTake={(q) => change({ ...wish, q })} />
          {first && <Summary answer={first} />}
        </div>
        {first && <Facets wish={wish} facets={first.facets} total={first.total} onChange={change} />}
        <div className="dw-list" ref={list} aria-busy={asked && found.isPending}>
          {found.error && (
            <div className="dw-pad">
              <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />
            </div>
          )}
          {asked && found.isPending && <ScreenLoading label="Searching" />}
          {!asked && <Examples onTake={(q) => change({ ...wish, q })} />}
          {first && hits.length === 0 && (
            <EmptyState icon={IconSearchOff} title="No fax fits">
              Try fewer words, the beginning of a word with *, or take a filter back.
            </EmptyState>
          )}
          {hits.length > 0 && (
            <ul className="dw-rows">
              {hits.map((hit) => (
                <HitRow key={hit.fax.id} hit={hit} to={address(hit.fax.id)} open={hit.fax.id === faxId} />
              ))}
            </ul>
          )}
          {asked && found.hasNextPage && (
            <div className="dw-list-end">
              <Button
                variant="subtle"
                color="gray"
                loading={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                Load more
              </Button>
            </div>
          )}
        </div>
      </section>
      <section className="dw-split-detail" aria-label="Fax">
        {faxId ? (
          <FaxViewer
            key={faxId}
            id={faxId}
            search={firstMarked(openHit?.snippet ?? null)}
            onClose={() => void navigate(address(null))}
          />
        ) : (
          <EmptyState icon={IconFileSearch} title="No fax is open">
            Search the text of pages, subjects, names and numbers of all faxes you may see. j and k go through what was
            found.
          </EmptyState>
        )}
      </section>
    </div>
  );
}

/** A question in plain words can be asked as what it means; what is typed in the search’s own words is left alone. */
function Meaning({ text, onTake }: { text: string; onTake: (q: string) => void }) {
  const typed = text.trim();
  const plain = typed.split(/\s+/).length > 1 && !/[:()*|]|\b(?:AND|OR|NOT)\b/.test(typed);
  const { data } = useQuery({
    queryKey: searchKeys.meant(typed),
    queryFn: ({ signal }) => meantBy(typed, signal),
    enabled: plain,
    staleTime: 60_000,
  });
  const model = useMutation({ mutationFn: () => askedModel(typed) });
  const { reset } = model;
  useEffect(reset, [typed, reset]);
  if (!plain || !data) return null;
  if (model.data?.by) return <Suggestion lead={`${model.data.by} understands`} meant={model.data} onTake={onTake} />;
  return (
    <Group gap={6}>
      {data.q.includes(':') && <Suggestion lead="You may mean" meant={data} onTake={onTake} />}
      {data.model && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconSparkles size={13} aria-hidden />}
          loading={model.isPending}
          onClick={() => model.mutate()}
        >
          Ask {data.model}
        </Button>
      )}
      {model.data?.trouble && (
        <Text size="xs" c="dimmed" role="status">
          {data.model} was no help: {model.data.trouble}.
        </Text>
      )}
      {model.error && <ProblemPanel error={model.error} />}
    </Group>
  );
}

interface SuggestionProps {
  lead: string;
  meant: { q: string; ignored: string[] };
  onTake: (q: string) => void;
}

function Suggestion({ lead, meant, onTake }: SuggestionProps) {
  return (
    <Text size="xs">
      {lead}{' '}
      <button type="button" className="dw-chip" onClick={() => onTake(meant.q)}>
        <code>{meant.q}</code>
      </button>
      {meant.ignored.length > 0 && ` (without “${meant.ignored.join('”, “')}”, which can’t be searched for)`}
    </Text>
  );
}

function Summary({ answer }: { answer: Answer }) {
  return (
    <Group gap={6} justify="space-between" wrap="nowrap">
      <Text size="xs" c="dimmed" role="status">
        {answer.total_exact ? plural(answer.total, 'fax', 'faxes') : `More than ${answer.total} faxes`}
        {answer.waiting > 0 && ` · ${plural(answer.waiting, 'changed fax', 'changed faxes')} not searched yet`}
      </Text>
      <Popover width={300} withArrow shadow="md" position="bottom-end">
        <Popover.Target>
          <UnstyledButton className="dw-link-small">How it was understood</UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label="How it was understood">
          <Text size="sm">{answer.understood}</Text>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}

function Examples({ onTake }: { onTake: (q: string) => void }) {
  return (
    <div className="dw-pad">
      <Text size="sm" c="dimmed" mb="xs">
        For example
      </Text>
      <ul className="dw-examples">
        {examples.map(([typed, what]) => (
          <li key={typed}>
            <button type="button" className="dw-chip" onClick={() => onTake(typed)}>
              <code>{typed}</code>
            </button>
            <Text component="span" size="xs" c="dimmed">
              {what}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

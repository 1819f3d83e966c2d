import { Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '@/api/keys';
import { useReferenceTitles } from '@/records/useReference';
import { announce } from '@/shared/announce';
import { confirm } from '@/shared/confirm';
import { formatNumber, plural } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { atWork, listOrders, type Offer, orderNumber, priced, type Search, searchNumbers, supplyKeys } from './api';
import { Offers } from './Offers';
import { Orders } from './Orders';
import { SearchForm } from './SearchForm';

/** Numbers of all carriers to choose from; what was ordered, until it is there. */
export default function FindNumberPage() {
  useTitle('Find a number');
  const queries = useQueryClient();
  const [search, setSearch] = useState<Search | null>(null);
  const titles = useReferenceTitles('carrier_account');
  const found = useQuery({
    queryKey: supplyKeys.offers(search ?? ({} as Search)),
    queryFn: () => searchNumbers(search!),
    enabled: search !== null,
    // Offers change by the minute, and each question costs the carrier's patience.
    staleTime: 60_000,
    retry: false,
  });
  const ordered = useInfiniteQuery({
    queryKey: supplyKeys.orders,
    queryFn: ({ pageParam }) => listOrders(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(atWork)) ? 2_000 : false),
  });
  const orders = ordered.data?.pages.flatMap(({ data }) => data) ?? [];
  const buy = useMutation({
    mutationFn: orderNumber,
    onSuccess: ({ number }) => {
      notifyDone(`${formatNumber(number)} is ordered; you can leave this page`);
      void queries.invalidateQueries({ queryKey: supplyKeys.orders });
    },
  });
  const bought = orders.filter(({ state }) => state === 'active').length;
  useEffect(() => {
    if (bought > 0) void queries.invalidateQueries({ queryKey: keys.recordLists('fax_number') });
  }, [bought, queries]);
  const offered = found.data?.data.length;
  useEffect(() => {
    if (offered !== undefined) announce(`${plural(offered, 'number')} found`);
  }, [offered]);

  const ask = async (offer: Offer) => {
    const sure = await confirm({ title: `Buy ${formatNumber(offer.number)}?`, text: costs(offer), yes: 'Buy it' });
    if (sure) buy.mutate(offer);
  };
  const taken = new Set(orders.filter(({ state }) => state !== 'failed').map(({ number }) => number));
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Find a number</Title>
      <Text size="sm" c="dimmed" maw={720} mb="sm">
        All your carriers are asked at once. Nothing is bought before you have seen what it costs.
      </Text>
      <SearchForm
        busy={found.isFetching}
        onSearch={(wanted) => {
          if (JSON.stringify(wanted) === JSON.stringify(search)) void found.refetch();
          setSearch(wanted);
        }}
      />
      {buy.error && <ProblemPanel error={buy.error} />}
      {found.error && <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.isFetching && !found.data && <ScreenLoading label="Asking the carriers" />}
      {found.data && (
        <Offers found={found.data} taken={taken} busy={buy.isPending} onBuy={(offer) => void ask(offer)} />
      )}
      <Title order={2} mt="lg" mb="xs">
        Orders
      </Title>
      {ordered.isPending && <ScreenLoading />}
      {ordered.error && <ProblemPanel error={ordered.error} onRetry={() => void ordered.refetch()} />}
      {ordered.data && (
        <Orders
          orders={orders}
          carrier={(id) => titles.get(id) ?? '–'}
          more={ordered.hasNextPage ? () => void ordered.fetchNextPage() : null}
        />
      )}
    </div>
  );
}

function costs({ carrier, monthly, set_up }: Offer): string {
  const once = set_up && Number(set_up.amount) > 0 ? ` and ${priced(set_up)} once to set it up` : '';
  const price = monthly
    ? `${carrier} charges ${priced(monthly)} a month${once}, from now until the number is given back.`
    : `${carrier} does not tell what it costs; its price list holds, from now until the number is given back.`;
  return `${price} The order goes out at once.`;
}

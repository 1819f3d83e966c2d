import { Button, ScrollArea, Table, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconReceiptOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { operationLabel } from '@/choice/words';
import { EmptyState } from '@/shared/EmptyState';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { carrierKeys, getDeck, listRates, type Rate } from './api';

const loaded = 100;

/** One price list by prefix. */
export function RatesOfDeck({ id }: { id: string }) {
  const [prefix, setPrefix] = useState('');
  const deck = useQuery({ queryKey: carrierKeys.deck(id), queryFn: () => getDeck(id) });
  const query = useInfiniteQuery({
    queryKey: carrierKeys.rates(id, prefix),
    queryFn: ({ pageParam }) => listRates(id, prefix, pageParam, loaded),
    initialPageParam: '',
    // A page holds so many prefixes, each perhaps at several times.
    getNextPageParam: ({ data }) =>
      new Set(data.map((rate) => rate.prefix)).size < loaded ? null : data.at(-1)?.prefix,
  });
  const rates = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/rates"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All price lists
      </Button>
      <Title order={1}>{deck.data?.name ?? 'Price list'}</Title>
      {deck.error && <ProblemPanel error={deck.error} onRetry={() => void deck.refetch()} />}
      {deck.data && (
        <Text size="sm" c="dimmed" mb="sm">
          {operationLabel(deck.data.operation)} · {plural(deck.data.rates, 'price')} · imported{' '}
          <When at={deck.data.created_at} full /> by {deck.data.created_by}
        </Text>
      )}
      <TextInput
        label="Begins with"
        size="xs"
        maw={200}
        mb="sm"
        inputMode="numeric"
        autoComplete="off"
        value={prefix}
        onChange={(event) => setPrefix(event.currentTarget.value.replace(/\D/g, '').slice(0, 15))}
      />
      {query.isPending && <ScreenLoading />}
      {query.error && !deck.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rates.length === 0 && (
        <EmptyState icon={IconReceiptOff} title="No such prefix">
          The list has no price for numbers that begin so.
        </EmptyState>
      )}
      {rates.length > 0 && <RateTable rates={rates} />}
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </div>
  );
}

function RateTable({ rates }: { rates: Rate[] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-table-still" verticalSpacing={4} aria-label="Prices">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Prefix</Table.Th>
            <Table.Th>Price</Table.Th>
            <Table.Th>Destination</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>Until</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rates.map((rate) => (
            <Table.Tr key={`${rate.prefix} ${rate.valid_from}`}>
              <Table.Td data-label="Prefix">+{rate.prefix}</Table.Td>
              <Table.Td data-label="Price">
                {rate.price} {rate.currency}
              </Table.Td>
              <Table.Td data-label="Destination">{rate.label || '–'}</Table.Td>
              <Table.Td data-label="From">
                <When at={rate.valid_from} full />
              </Table.Td>
              <Table.Td data-label="Until">
                {rate.valid_to ? <When at={rate.valid_to} full /> : 'further notice'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

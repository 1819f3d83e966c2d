import { Button, ScrollArea, Select, Table, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconReceipt2, IconTrash } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { operationLabel } from '@/choice/words';
import { useReferenceChoices } from '@/records/useReference';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { When } from '@/shared/When';
import { carrierKeys, deleteDeck, listDecks, type RateDeck } from './api';
import { DeckImport } from './DeckImport';
import { RatesOfDeck } from './RatesOfDeck';

/** The carriers' price lists: what the choice knows of costs. */
export default function RatesPage() {
  useTitle('Price lists');
  const { deckId } = useParams();
  const [query, setQuery] = useSearchParams();
  const carrier = query.get('carrier');
  const { choices } = useReferenceChoices('carrier_account', '');
  const { data, error, isPending, refetch } = useQuery({ queryKey: carrierKeys.decks, queryFn: listDecks });
  if (deckId) return <RatesOfDeck id={deckId} />;
  const decks = (data?.data ?? []).filter(({ carrier_account_id }) => !carrier || carrier_account_id === carrier);
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Price lists</Title>
      <Text size="sm" c="dimmed" maw={720} mb="sm">
        What your carriers charge by destination. Of all lists of a carrier, the longest prefix in force answers;
        cheaper carriers earn more points when one is chosen.
      </Text>
      <DeckImport carriers={choices} carrier={carrier} />
      <Title order={2} mt="lg" mb="xs">
        Lists
      </Title>
      <Select
        label="Of the carrier"
        size="xs"
        maw={280}
        mb="sm"
        data={choices}
        clearable
        placeholder="All of them"
        value={carrier}
        onChange={(id) => setQuery(id ? { carrier: id } : {}, { replace: true })}
      />
      {isPending && <ScreenLoading />}
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && decks.length === 0 && (
        <EmptyState icon={IconReceipt2} title="No price list yet">
          Import the CSV that your carrier gives you. Until then its price counts as unknown.
        </EmptyState>
      )}
      {decks.length > 0 && (
        <Decks decks={decks} carrier={(id) => choices.find(({ value }) => value === id)?.label ?? '–'} />
      )}
    </div>
  );
}

function Decks({ decks, carrier }: { decks: RateDeck[]; carrier: (id: string) => string }) {
  const queries = useQueryClient();
  const remove = async (deck: RateDeck) => {
    const sure = await confirm({
      title: `Delete ${deck.name}?`,
      text: 'Its prices no longer count from now on.',
      yes: 'Delete',
      danger: true,
    });
    if (!sure) return;
    deleteDeck(deck.id).then(() => {
      notifyDone(`${deck.name} is deleted`);
      void queries.invalidateQueries({ queryKey: carrierKeys.decks });
    }, notifyProblem);
  };
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-table-still" verticalSpacing={6} aria-label="Price lists">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Carrier</Table.Th>
            <Table.Th>For</Table.Th>
            <Table.Th>Prices</Table.Th>
            <Table.Th>Rows left out</Table.Th>
            <Table.Th>Imported</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Delete</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {decks.map((deck) => (
            <Table.Tr key={deck.id}>
              <Table.Td data-label="Name">
                <Link className="dw-table-link" to={`/rates/${deck.id}`}>
                  {deck.name}
                </Link>
              </Table.Td>
              <Table.Td data-label="Carrier">{carrier(deck.carrier_account_id)}</Table.Td>
              <Table.Td data-label="For">{operationLabel(deck.operation)}</Table.Td>
              <Table.Td data-label="Prices">{deck.rates.toLocaleString()}</Table.Td>
              <Table.Td data-label="Rows left out">{deck.rejected.toLocaleString()}</Table.Td>
              <Table.Td data-label="Imported">
                <When at={deck.created_at} full />
              </Table.Td>
              <Table.Td data-label="By">{deck.created_by}</Table.Td>
              <Table.Td data-label="Delete">
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconTrash size={13} aria-hidden />}
                  aria-label={`Delete ${deck.name}`}
                  onClick={() => void remove(deck)}
                >
                  Delete
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

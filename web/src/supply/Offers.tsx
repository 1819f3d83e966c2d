import { Alert, Anchor, Button, ScrollArea, Table, Text } from '@mantine/core';
import { IconPhonePlus, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber, humanize, plural } from '@/shared/format';
import { type Found, type Offer, priced } from './api';

interface Props {
  found: Found;
  /** Numbers that are on order or bought already. */
  taken: Set<string>;
  busy: boolean;
  onBuy: (offer: Offer) => void;
}

export function Offers({ found, taken, busy, onBuy }: Props) {
  if (found.carriers.length === 0) {
    return (
      <EmptyState
        icon={IconPlugConnectedX}
        title="No carrier to ask"
        action={
          <Button component={Link} to="/carriers/new" size="xs">
            Add a carrier
          </Button>
        }
      >
        Numbers are bought from the providers you have an account with.
      </EmptyState>
    );
  }
  const silent = found.carriers.filter(({ outcome }) => outcome !== 'answered');
  return (
    <>
      {silent.length > 0 && (
        <Alert color="orange" title={`${plural(silent.length, 'carrier')} could not be searched`} mb="sm">
          {silent.map(({ carrier_account_id, carrier, text }) => (
            <Text key={carrier_account_id} size="sm">
              <Anchor component={Link} to={`/carriers/${carrier_account_id}`} size="sm" c="inherit" underline="always">
                {carrier}
              </Anchor>
              : {text}
            </Text>
          ))}
        </Alert>
      )}
      {found.data.length === 0 ? (
        <EmptyState icon={IconSearchOff} title="No number fits">
          Try another area code, fewer digits or fewer uses.
        </EmptyState>
      ) : (
        <OfferTable offers={found.data} taken={taken} busy={busy} onBuy={onBuy} />
      )}
    </>
  );
}

function OfferTable({ offers, taken, busy, onBuy }: Omit<Props, 'found'> & { offers: Offer[] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-table-still" verticalSpacing={6} aria-label="Numbers that can be bought">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>Place</Table.Th>
            <Table.Th>Uses</Table.Th>
            <Table.Th>Carrier</Table.Th>
            <Table.Th>A month</Table.Th>
            <Table.Th>To set up</Table.Th>
            <Table.Th>Buy</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {offers.map((offer) => (
            <Table.Tr key={`${offer.carrier_account_id} ${offer.number}`}>
              <Table.Td data-label="Number">
                <Text size="sm" fw={550} component="span">
                  {formatNumber(offer.number)}
                </Text>
              </Table.Td>
              <Table.Td data-label="Place">{offer.place || humanize(offer.kind)}</Table.Td>
              <Table.Td data-label="Uses">{offer.uses.join(', ') || 'not told'}</Table.Td>
              <Table.Td data-label="Carrier">{offer.carrier}</Table.Td>
              <Table.Td data-label="A month">{priced(offer.monthly)}</Table.Td>
              <Table.Td data-label="To set up">{priced(offer.set_up)}</Table.Td>
              <Table.Td data-label="Buy">
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={busy || taken.has(offer.number)}
                  leftSection={<IconPhonePlus size={14} aria-hidden />}
                  aria-label={`Buy ${formatNumber(offer.number)}`}
                  onClick={() => onBuy(offer)}
                >
                  {taken.has(offer.number) ? 'Ordered' : 'Buy'}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

import { Badge, Button, ScrollArea, Table, Text } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber } from '@/shared/format';
import { When } from '@/shared/When';
import type { Order } from './api';

const states: Record<Order['state'], { label: string; color: string; means: string }> = {
  started: { label: 'on its way', color: 'wing', means: 'The order goes to the carrier.' },
  ordered: { label: 'ordered', color: 'wing', means: 'The carrier works on it.' },
  active: { label: 'yours', color: 'teal', means: '' },
  failed: { label: 'failed', color: 'red', means: 'Nothing was bought.' },
  unknown: {
    label: 'not known',
    color: 'orange',
    means: 'The carrier’s answer was lost. It is asked what became of it; nothing is ordered twice.',
  },
};

interface Props {
  orders: Order[];
  carrier: (id: string) => string;
  more: (() => void) | null;
}

/** Orders with their progress, newest first. */
export function Orders({ orders, carrier, more }: Props) {
  if (orders.length === 0) {
    return (
      <EmptyState icon={IconPhonePlus} title="Nothing was ordered yet">
        A number you buy appears here until it is yours, and stays as a record.
      </EmptyState>
    );
  }
  return (
    <>
      <ScrollArea type="auto">
        <Table className="dw-table dw-table-still" verticalSpacing={6} aria-label="Orders">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Number</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Carrier</Table.Th>
              <Table.Th>Ordered</Table.Th>
              <Table.Th>By</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {orders.map((order) => (
              <Table.Tr key={order.id}>
                <Table.Td data-label="Number">
                  {order.number_id ? (
                    <Link className="dw-table-link" to={`/numbers/${order.number_id}`}>
                      {formatNumber(order.number)}
                    </Link>
                  ) : (
                    formatNumber(order.number)
                  )}
                </Table.Td>
                <Table.Td data-label="State" className="dw-wraps">
                  <State order={order} />
                </Table.Td>
                <Table.Td data-label="Carrier">{carrier(order.carrier_account_id)}</Table.Td>
                <Table.Td data-label="Ordered">
                  <When at={order.created_at} full />
                </Table.Td>
                <Table.Td data-label="By">{order.created_by}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {more && (
        <Button variant="subtle" color="gray" onClick={more}>
          Load more
        </Button>
      )}
    </>
  );
}

function State({ order }: { order: Order }) {
  const { label, color, means } = states[order.state];
  const waits = order.state === 'active' && !order.configured;
  return (
    <>
      <Badge color={color}>{label}</Badge>
      {(order.problem || means || waits) && (
        <Text size="xs" mt={2}>
          {waits ? 'It is being set up for calls and faxes. ' : ''}
          {order.problem ?? means}
        </Text>
      )}
    </>
  );
}

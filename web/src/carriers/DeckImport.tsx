import { Alert, Button, FileInput, ScrollArea, Select, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { sendable } from '@/choice/words';
import { announce } from '@/shared/announce';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { type BadRow, carrierKeys, importDeck, type RateImport } from './api';

interface Props {
  carriers: { value: string; label: string }[];
  /** The one that the page is about. */
  carrier: string | null;
}

/** Brings a carrier's price list in and tells which rows were left out. */
export function DeckImport({ carriers, carrier }: Props) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [operation, setOperation] = useState('fax');
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const account = chosen ?? carrier;
  const bring = useMutation({
    mutationFn: importDeck,
    onSuccess: (imported) => {
      announce(told(imported));
      setFile(null);
      setName('');
      void queries.invalidateQueries({ queryKey: carrierKeys.decks });
    },
  });
  const go = (event: React.FormEvent) => {
    event.preventDefault();
    if (account && file) bring.mutate({ carrier_account_id: account, operation, name: name.trim(), file });
  };
  return (
    <>
      <form className="dw-ask" onSubmit={go} aria-label="Import a price list">
        <Select label="Carrier" required data={carriers} value={account} onChange={setChosen} allowDeselect={false} />
        <Select
          label="For"
          data={sendable}
          value={operation}
          allowDeselect={false}
          onChange={(value) => setOperation(value ?? 'fax')}
        />
        <TextInput
          label="Name"
          required
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FileInput
          label="CSV file"
          required
          accept=".csv,text/csv"
          placeholder="Choose"
          value={file}
          onChange={setFile}
        />
        <Button
          type="submit"
          disabled={!account || !file || !name.trim()}
          loading={bring.isPending}
          leftSection={<IconUpload size={15} aria-hidden />}
        >
          Import
        </Button>
      </form>
      <Text size="xs" c="dimmed" mb="sm">
        UTF-8, at most 32 MB. The first line names the columns: prefix, price, currency, valid_from and, if wanted,
        valid_to and label.
      </Text>
      {bring.error && <ProblemPanel error={bring.error} />}
      {bring.data && <Report imported={bring.data} />}
    </>
  );
}

const told = ({ deck }: RateImport): string =>
  `${plural(deck.rates, 'price')} stored${deck.rejected > 0 ? `, ${plural(deck.rejected, 'row')} left out` : ''}`;

function Report({ imported }: { imported: RateImport }) {
  const { deck, bad_rows: bad } = imported;
  return (
    <Alert color={deck.rejected > 0 ? 'orange' : 'teal'} title={`${deck.name}: ${told(imported)}`}>
      {bad.length > 0 && (
        <>
          <Text size="sm" mb={4}>
            {bad.length < deck.rejected ? `The first ${bad.length} rows that were left out:` : 'Left out:'}
          </Text>
          <BadRows rows={bad} />
        </>
      )}
    </Alert>
  );
}

function BadRows({ rows }: { rows: BadRow[] }) {
  return (
    <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': 'Rows left out' }}>
      <Table className="dw-table dw-table-still" verticalSpacing={4} aria-label="Rows left out">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Problem</Table.Th>
            <Table.Th>Expected</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, field, problem, expected }) => (
            <Table.Tr key={`${line} ${field}`}>
              <Table.Td data-label="Line">{line}</Table.Td>
              <Table.Td data-label="Column">{field}</Table.Td>
              <Table.Td data-label="Problem">{problem}</Table.Td>
              <Table.Td data-label="Expected" className="dw-wraps">
                {expected}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

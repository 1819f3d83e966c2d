import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '@/api/http';
import { keys } from '@/api/keys';
import type { Page, RecordRow } from '@/api/types';
import { formatNumber } from '@/shared/format';
import type { Question } from './api';
import { sendable, unitsLabel } from './words';

interface Props {
  busy: boolean;
  onAsk: (question: Question) => void;
}

/** A send that is only thought of. */
export function ExplainForm({ busy, onAsk }: Props) {
  const [operation, setOperation] = useState('fax');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [units, setUnits] = useState<number>(1);
  const { data } = useQuery({
    queryKey: keys.recordList('fax_number', { limit: 200 }),
    queryFn: () => request<Page<RecordRow>>('GET', '/api/v1/numbers', { query: { limit: 200 } }),
  });
  const own = (data?.data ?? [])
    .filter(({ state, fax_enabled }) => state === 'active' && fax_enabled !== false)
    .map(({ number }) => ({ value: String(number), label: formatNumber(String(number)) }));
  const ask = (event: React.FormEvent) => {
    event.preventDefault();
    onAsk({ operation, to: to.replace(/[\s()./-]/g, ''), units, ...(from ? { from } : {}) });
  };
  return (
    <form className="dw-ask" onSubmit={ask} aria-label="A send to think through">
      <Select
        label="Kind"
        data={sendable}
        value={operation}
        allowDeselect={false}
        onChange={(value) => setOperation(value ?? 'fax')}
      />
      <TextInput
        label="To"
        required
        type="tel"
        placeholder="+1 303 555 0123"
        autoComplete="off"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Select
        label="From"
        placeholder="Any number"
        data={own}
        value={from}
        onChange={setFrom}
        clearable
        searchable
        nothingFoundMessage="None of your numbers"
      />
      <NumberInput
        label={unitsLabel(operation)}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={units}
        onChange={(value) => setUnits(Math.max(1, Number(value) || 1))}
      />
      <Button type="submit" loading={busy} leftSection={<IconHelpHexagon size={15} aria-hidden />}>
        Explain
      </Button>
    </form>
  );
}

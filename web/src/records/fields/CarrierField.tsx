import { Anchor, Fieldset, Input, PasswordInput, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import { keys } from '@/api/keys';
import type { ControlProps } from './FieldControl';

interface Connector {
  name: string;
  label: string;
  documentation: string;
  fields: { name: string; label: string; secret: boolean; required: boolean; hint: string }[];
}

type Texts = Record<string, string>;

/** What the chosen provider asks for: its settings, or its credentials, which are written and never shown. */
export function CarrierField({ field, value, onChange, error, disabled, editing, draft }: ControlProps) {
  const secret = field.kind === 'carrier-credentials';
  const { data } = useQuery({
    queryKey: keys.carrierConnectors,
    queryFn: () => request<{ data: Connector[] }>('GET', '/api/v1/carriers/connectors'),
    staleTime: 300_000,
  });
  const connector = data?.data.find(({ name }) => name === draft?.connector);
  const asked = (connector?.fields ?? []).filter((one) => one.secret === secret);
  const texts = (typeof value === 'object' && value !== null ? value : {}) as Texts;
  const set = Array.isArray(draft?.credential_names) ? draft.credential_names : [];
  if (connector && asked.length === 0) return null;
  return (
    <Fieldset legend={field.label} disabled={disabled} className="dw-fieldset">
      <Text size="xs" c="dimmed">
        {connector ? (
          <>
            {secret ? 'Kept encrypted and never shown again. ' : ''}
            <Anchor href={connector.documentation} target="_blank" rel="noreferrer" size="xs" underline="always">
              {connector.label}’s documentation
            </Anchor>
          </>
        ) : (
          'Choose a provider first.'
        )}
      </Text>
      {asked.map((one) => {
        const kept = secret && editing && set.includes(one.name);
        const control = {
          label: one.label,
          description: one.hint,
          required: one.required && !kept,
          value: texts[one.name] ?? '',
          placeholder: kept ? 'Unchanged' : undefined,
          onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
            onChange(changed(texts, one.name, event.currentTarget.value, secret)),
        };
        return secret ? (
          <PasswordInput key={one.name} {...control} autoComplete="new-password" />
        ) : (
          <TextInput key={one.name} {...control} autoComplete="off" />
        );
      })}
      {error && <Input.Error>{error}</Input.Error>}
    </Fieldset>
  );
}

/** An emptied credential is one that nobody typed: the one that is kept stays. */
function changed(texts: Texts, name: string, text: string, secret: boolean): Texts | null {
  const next = { ...texts, [name]: text };
  if (secret && text === '') delete next[name];
  return Object.keys(next).length === 0 ? null : next;
}

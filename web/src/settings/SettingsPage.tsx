import { ScrollArea, Table, Tabs, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTitle } from '@/shared/useTitle';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { changesKey, listChanges, listSettings, type Setting, settingsKey } from './api';
import { SettingRow, shown } from './SettingRow';

/** Every declared setting and flag, with its default and who changed what. */
export default function SettingsPage() {
  useTitle('Settings');
  const { data, error, isPending, refetch } = useQuery({ queryKey: settingsKey, queryFn: listSettings });
  if (isPending) return <ScreenLoading />;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Settings</Title>
      <Tabs defaultValue="values" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="values">Settings and features</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="values" pt="sm">
          <Values settings={data.data} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="sm">
          <History settings={data.data} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Values({ settings }: { settings: Setting[] }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = settings.filter(({ label, description, name }) =>
    `${label} ${description} ${name}`.toLowerCase().includes(wanted),
  );
  const groups = [...new Set(found.map(({ group }) => group))].sort((one, other) =>
    one === 'Features' ? 1 : other === 'Features' ? -1 : one.localeCompare(other),
  );
  return (
    <>
      <TextInput
        size="xs"
        type="search"
        maw={280}
        mb="sm"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder="Search"
        aria-label="Search in settings"
        leftSection={<IconSearch size={14} aria-hidden />}
      />
      {groups.map((group) => (
        <section key={group} aria-label={group} className="dw-setting-group">
          <Title order={2}>{group}</Title>
          {found
            .filter((setting) => setting.group === group)
            .map((setting) => (
              <SettingRow key={setting.name} setting={setting} />
            ))}
        </section>
      ))}
      {found.length === 0 && (
        <EmptyState icon={IconSearch} title="No such setting">
          Try fewer or other words.
        </EmptyState>
      )}
    </>
  );
}

function History({ settings }: { settings: Setting[] }) {
  const { data, error, isPending } = useQuery({ queryKey: changesKey, queryFn: listChanges });
  if (isPending) return <ScreenLoading />;
  if (error) return <ProblemPanel error={error} />;
  if (data.data.length === 0) {
    return (
      <EmptyState icon={IconHistory} title="Nothing was changed yet">
        Every change of a setting is kept here.
      </EmptyState>
    );
  }
  const of = (name: string) => settings.find((setting) => setting.name === name);
  const say = (name: string, value: unknown) => shown({ kind: of(name)?.kind ?? 'text' }, value);
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>Setting</Table.Th>
            <Table.Th>Before</Table.Th>
            <Table.Th>After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.data.map((change) => (
            <Table.Tr key={change.id}>
              <Table.Td data-label="When">
                <When at={change.at} full />
              </Table.Td>
              <Table.Td data-label="Who">{change.actor_name}</Table.Td>
              <Table.Td data-label="Setting">{of(change.setting)?.label ?? change.setting}</Table.Td>
              <Table.Td data-label="Before">
                <Text size="sm" c="dimmed">
                  {say(change.setting, change.before)}
                </Text>
              </Table.Td>
              <Table.Td data-label="After">{say(change.setting, change.after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

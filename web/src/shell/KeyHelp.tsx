import { Kbd, Modal, SimpleGrid, Table, Title } from '@mantine/core';
import { useSession } from '@/session/SessionContext';

/** With the permission that a key, or all keys of a group, are of use with. */
const groups: { title: string; needs?: string; keys: [string[], string, string?][] }[] = [
  {
    title: 'Everywhere',
    keys: [
      [['Ctrl', 'K'], 'Search and commands'],
      [['c'], 'New fax', 'fax:send'],
      [['1'], 'Inbox', 'fax:read'],
      [['2'], 'Outbox', 'fax:read'],
      [['?'], 'This help'],
    ],
  },
  {
    title: 'Lists',
    keys: [
      [['j'], 'Next'],
      [['k'], 'Previous'],
      [['Enter'], 'Open'],
      [['/'], 'Search in the list'],
      [['Esc'], 'Back to the list'],
    ],
  },
  {
    title: 'Fax',
    needs: 'fax:read',
    keys: [
      [['u'], 'Read or unread'],
      [['a'], 'Take it, or give it back'],
      [['e'], 'What was found in it'],
      [['r'], 'Release it, when it is held'],
      [['x'], 'Select it, or reject it when it is held'],
      [['f'], 'Search in its text'],
      [['r'], 'Turn the page'],
      [['+'], 'Larger'],
      [['-'], 'Smaller'],
      [['0'], 'Fit the width'],
      [['n'], 'Next page'],
      [['p'], 'Previous page'],
    ],
  },
];

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { can } = useSession();
  const open = (needed?: string) => needed === undefined || can(needed);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="lg">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        {groups
          .filter(({ needs }) => open(needs))
          .map(({ title, keys }) => (
            <section key={title}>
              <Title order={3} mb={4}>
                {title}
              </Title>
              <Table verticalSpacing={4} horizontalSpacing={0} withRowBorders={false}>
                <Table.Tbody>
                  {keys
                    .filter(([, , needs]) => open(needs))
                    .map(([combination, meaning]) => (
                      <Table.Tr key={meaning}>
                        <Table.Td w={90}>
                          {combination.map((key) => (
                            <Kbd key={key} size="xs" mr={4}>
                              {key}
                            </Kbd>
                          ))}
                        </Table.Td>
                        <Table.Td>{meaning}</Table.Td>
                      </Table.Tr>
                    ))}
                </Table.Tbody>
              </Table>
            </section>
          ))}
      </SimpleGrid>
    </Modal>
  );
}

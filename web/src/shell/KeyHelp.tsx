import { Kbd, Modal, SimpleGrid, Table, Title } from '@mantine/core';

const groups: { title: string; keys: [string[], string][] }[] = [
  {
    title: 'Everywhere',
    keys: [
      [['Ctrl', 'K'], 'Search and commands'],
      [['c'], 'New fax'],
      [['1'], 'Inbox'],
      [['2'], 'Outbox'],
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
    keys: [
      [['u'], 'Read or unread'],
      [['a'], 'Take it, or give it back'],
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
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="lg">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <Title order={3} mb={4}>
              {title}
            </Title>
            <Table verticalSpacing={4} horizontalSpacing={0} withRowBorders={false}>
              <Table.Tbody>
                {keys.map(([combination, meaning]) => (
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

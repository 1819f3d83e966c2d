import { ScrollArea, Table } from '@mantine/core';
import type { Report } from './api';
import { shown } from './figures';

/** Every figure of a report, with what it adds up to and what that was before. */
export function ReportTable({ report }: { report: Report }) {
  const { columns, rows, totals, previous } = report;
  const [first, ...rest] = columns;
  if (!first) return null;
  const sums = [
    { name: 'Total', row: totals },
    { name: 'As many days before', row: previous },
  ].filter(({ row }) => Object.keys(row).length > 0);
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-figures" verticalSpacing={6} aria-label={report.title} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, label, type }) => (
              <Table.Th key={name} data-number={type === 'text' ? undefined : true}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              {columns.map(({ name, label, type }) => (
                <Table.Td key={name} data-label={label} data-number={type === 'text' ? undefined : true}>
                  {shown(row[name], type)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {sums.length > 0 && (
          <Table.Tfoot>
            {sums.map(({ name, row }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                {rest.map((column) => (
                  <Table.Td key={column.name} data-label={column.label} data-number>
                    {shown(row[column.name], column.type)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tfoot>
        )}
      </Table>
    </ScrollArea>
  );
}

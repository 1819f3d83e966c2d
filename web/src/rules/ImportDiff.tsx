import { Alert, Text } from '@mantine/core';
import { humanize, plural } from '@/shared/format';
import type { ImportOutcome } from './api';

/** What a file of rules would change, rule by rule. */
export function ImportDiff({ diff }: { diff: ImportOutcome }) {
  const nothing = diff.added.length + diff.changed.length + diff.problems.length === 0;
  return (
    <>
      {diff.problems.length > 0 && (
        <Alert color="red" title="It can’t be imported">
          <ul className="dw-moves">
            {diff.problems.map((problem, index) => (
              <li key={index}>
                <strong>{problem.rule || 'A rule without a name'}</strong>: {problem.detail}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {nothing && <Text size="sm">Nothing: all its rules are here as they are in the file.</Text>}
      {diff.added.length > 0 && (
        <Text size="sm">
          New: <strong>{diff.added.join(', ')}</strong>
        </Text>
      )}
      {diff.changed.map(({ rule, fields }) => (
        <div key={rule}>
          <Text size="sm" mt="xs">
            Changed: <strong>{rule}</strong>
          </Text>
          <ul className="dw-moves">
            {fields.map(({ field, now, then }) => (
              <li key={field}>
                <Text size="xs">
                  {humanize(field)}: <del>{shown(now)}</del> → <ins>{shown(then)}</ins>
                </Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!nothing && diff.same.length > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {plural(diff.same.length, 'rule stays', 'rules stay')} as it is.
        </Text>
      )}
    </>
  );
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? 'nothing' : typeof value === 'object' ? JSON.stringify(value) : String(value);

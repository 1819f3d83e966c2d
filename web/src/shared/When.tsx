import { formatFull, formatWhen } from './format';

export function When({ at, full = false }: { at: string; full?: boolean }) {
  return (
    <time dateTime={at} title={formatFull(at)}>
      {full ? formatFull(at) : formatWhen(at)}
    </time>
  );
}

import { humanize } from '@/shared/format';

const names: Record<string, string> = {
  from: 'from',
  to: 'to',
  since: 'since',
  until: 'before',
  inbox_id: 'in an inbox',
  assigned_to: 'assigned to',
  tag: 'with a tag',
  folder: 'in a folder',
  unread: 'unread',
  category_unsure: 'category to check',
  contains_phi: 'with health information',
  snoozed: 'put aside',
  min_spam: 'spam score from',
  max_spam: 'spam score to',
};

/** Ids say nothing to a reader. */
const withoutValue = new Set(['inbox_id', 'tag', 'folder']);

/** A filter of faxes in words. */
export function filterWords(filter: Record<string, unknown>): string {
  const said = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => {
      if (name === 'direction') return value === 'outbound' ? 'Sent' : 'Received';
      if (name === 'status' || name === 'category') {
        return String(value)
          .split(',')
          .map((word) => humanize(word))
          .join(' or ');
      }
      const word = names[name] ?? humanize(name);
      if (value === true || withoutValue.has(name)) return word;
      const shown = name === 'assigned_to' && value !== 'me' ? 'somebody' : String(value);
      return `${word} ${shown.replace(/T.*$/, '')}`;
    });
  return said.join(' · ') || 'Every fax';
}

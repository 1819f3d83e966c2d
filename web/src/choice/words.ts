import { humanize } from '@/shared/format';

const operations: Record<string, string> = { fax: 'Fax', messages: 'Message', calls: 'Call' };

/** What is counted and paid for, by what is sent. */
const units: Record<string, string> = { fax: 'Pages', messages: 'Segments', calls: 'Minutes' };

const refusals: Record<string, string> = {
  disabled: 'Switched off',
  excluded: 'Left out',
  rule: 'By a rule',
  capability: 'Can’t do this',
  country_unknown: 'Country not known',
  country: 'Country not served',
  prefix: 'For other numbers',
  ownership: 'Not its number',
  campaign: 'No campaign',
  breaker_open: 'Resting after failures',
  health: 'Not healthy enough',
};

const wishes: Record<string, string> = {
  trial: 'To be tried again',
  organization: 'Preferred',
  prefix: 'By its prefix',
  route_rule: 'By a rule',
  asked_for: 'Asked for',
  conversation: 'Same conversation',
};

export const sendable = Object.entries(operations).map(([value, label]) => ({ value, label }));
export const operationLabel = (operation: string): string => operations[operation] ?? humanize(operation);
export const unitsLabel = (operation: string): string => units[operation] ?? 'Units';
export const refusalLabel = (refusal: string): string => refusals[refusal] ?? humanize(refusal);
export const wishLabel = (wish: string): string => wishes[wish] ?? humanize(wish);

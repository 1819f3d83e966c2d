import { percent } from '@/fax/categories';
import type { OutsideReading } from './api';

/** What came of a page that was handed over, in a few words. */
export function outcomeText({ outcome, detail, own_confidence, outside_confidence }: OutsideReading): string {
  switch (outcome) {
    case 'pending':
      return 'on its way';
    case 'kept':
      return `kept: ${percent(outside_confidence ?? 0)} instead of ${percent(own_confidence)}`;
    case 'own_kept':
      return 'our own reading was kept';
    case 'not_sent':
      return `did not leave: ${detail ?? ''}`;
    case 'failed':
    case 'unknown':
      return `not read: ${detail ?? ''}`;
  }
}

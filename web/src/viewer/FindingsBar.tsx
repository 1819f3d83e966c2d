import { Badge, Tooltip } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { Fax } from '@/api/types';
import { CategoryMenu } from './CategoryMenu';

/** What a received fax was found to be, at a glance; the category is corrected right here. */
export function FindingsBar({ fax }: { fax: Fax }) {
  const judged = fax.category != null || fax.spam_score != null;
  if (fax.direction !== 'inbound' || !judged) return null;
  return (
    <div className="dw-findings-bar" role="group" aria-label="What it was found to be">
      <CategoryMenu fax={fax} />
      {fax.category_unsure && (
        <Tooltip label="The guess is too weak to rely on. Set the category to confirm or correct it.">
          <Badge color="yellow" variant="light" className="dw-badge-dark">
            To check
          </Badge>
        </Tooltip>
      )}
      {fax.contains_phi && (
        <Badge color="wing" variant="light" leftSection={<IconShieldLock size={12} aria-hidden />}>
          Health information
        </Badge>
      )}
      {fax.spam_score != null && (
        <Tooltip label="Of faxes with 70, about seven in ten are junk. The reasons stand among the findings.">
          <Badge color={fax.spam_flagged ? 'orange' : 'gray'} variant="light" className="dw-badge-dark">
            {fax.spam_flagged ? 'Suspicious: ' : 'Spam '}
            {fax.spam_score} of 100
          </Badge>
        </Tooltip>
      )}
    </div>
  );
}

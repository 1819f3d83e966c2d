import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { Snippet } from '@/faxlist/Snippet';
import { categoryLabel, useCategories } from '@/fax/categories';
import { StatusBadge } from '@/fax/StatusBadge';
import { otherName, otherNumber } from '@/fax/status';
import { formatNumber } from '@/shared/format';
import { When } from '@/shared/When';
import type { Hit } from './api';

/** A found fax: whose it is, what it is, and the place that says most of what was sought. */
export function HitRow({ hit: { fax, page, snippet }, to, open }: { hit: Hit; to: string; open: boolean }) {
  const categories = useCategories();
  const kind = [
    fax.direction === 'inbound' ? 'From' : 'To',
    fax.category ? ` · ${categoryLabel(fax.category, categories)}` : '',
    page ? ` · page ${page}` : '',
  ];
  return (
    <li className="dw-row-line">
      <Link
        to={to}
        replace={open}
        data-row={fax.id}
        className="dw-row dw-found"
        data-unread={fax.unread || undefined}
        aria-current={open ? 'true' : undefined}
      >
        <span className="dw-row-body">
          <span className="dw-row-top">
            <span className="dw-row-title">
              <Text component="span" size="xs" c="dimmed">
                {kind[0]}{' '}
              </Text>
              {otherName(fax) ?? formatNumber(otherNumber(fax))}
            </span>
            <span className="dw-row-when">
              <When at={fax.received_at ?? fax.sent_at ?? fax.created_at} />
            </span>
          </span>
          {fax.subject && <span className="dw-found-subject">{fax.subject}</span>}
          {snippet && (
            <span className="dw-found-snippet">
              <Snippet html={snippet} />
            </span>
          )}
          <span className="dw-row-bottom">
            <Text component="span" size="xs" c="dimmed">
              {fax.name}
              {kind[1]}
              {kind[2]}
            </Text>
            {fax.status !== 'delivered' && fax.status !== 'sent' && <StatusBadge status={fax.status} />}
          </span>
        </span>
      </Link>
    </li>
  );
}

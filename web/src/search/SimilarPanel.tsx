import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFiles } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Fax } from '@/api/types';
import { percent } from '@/fax/categories';
import { faxPath, otherName, otherNumber } from '@/fax/status';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { searchKeys, similarFaxes } from './api';

/** Other faxes that say what this one says, and what tells it. */
export function SimilarPanel({ fax }: { fax: Fax }) {
  const { data, error, refetch } = useQuery({
    queryKey: searchKeys.similar(fax.id),
    queryFn: ({ signal }) => similarFaxes(fax.id, signal),
  });
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Looking for similar faxes" />;
  if (data.data.length === 0) {
    return (
      <EmptyState icon={IconFiles} title="Nothing is like it">
        No other fax that you may see says anything like this one.
      </EmptyState>
    );
  }
  return (
    <ul className="dw-rows dw-similar">
      {data.data.map(({ fax: other, likeness, words }) => (
        <li key={other.id} className="dw-row-line">
          <Link to={faxPath(other)} className="dw-row dw-found">
            <span className="dw-row-body">
              <span className="dw-row-top">
                <span className="dw-row-title">{otherName(other) ?? formatNumber(otherNumber(other))}</span>
                <span className="dw-row-when">
                  <When at={other.received_at ?? other.sent_at ?? other.created_at} />
                </span>
              </span>
              {other.subject && <span className="dw-found-subject">{other.subject}</span>}
              <Text component="span" size="xs" c="dimmed">
                {[
                  other.name,
                  likeness != null && `${percent(likeness)} alike in meaning`,
                  words.length > 0 && `both say ${words.join(', ')}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

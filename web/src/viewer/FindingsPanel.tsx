import { Switch, Text, Title } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { Findings, Placed } from '@/api/findings';
import type { Fax } from '@/api/types';
import { categoryLabel, percent, useCategories } from '@/fax/categories';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { groupEntities } from './entityWords';
import { FormSection } from './FormSection';
import { useFindings } from './useFindings';

interface Props {
  fax: Fax;
  /** What is marked on its page. */
  marked: Placed | null;
  onMark: (found: Placed | null) => void;
  /** Brings the place of something into view. */
  onShow: (found: Placed) => void;
}

/** What stands where on the pages, and why the fax was judged as it was. */
export function FindingsPanel({ fax, marked, onMark, onShow }: Props) {
  const { data, error, refetch, revealed, toggle } = useFindings(fax, true);
  return (
    <aside className="dw-findings" aria-label="Findings" tabIndex={0}>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && <ScreenLoading label="Loading the findings" />}
      {!error && data && (
        <>
          {[...data.entities, ...data.forms.flatMap((form) => form.fields)].some((found) => found.masked) ||
          revealed ? (
            <Switch
              size="xs"
              label="Show what identifies the person"
              checked={revealed}
              onChange={() => void toggle()}
            />
          ) : null}
          {data.forms.map((form) => (
            <FormSection
              key={`${form.form}-${form.page}`}
              form={form}
              marked={marked}
              onMark={onMark}
              onShow={onShow}
            />
          ))}
          <Entities findings={data} marked={marked} onMark={onMark} onShow={onShow} />
          <CategoryReasons findings={data} />
          <SpamReasons findings={data} />
          <PhiReasons findings={data} />
        </>
      )}
    </aside>
  );
}

function Entities({ findings, marked, onMark, onShow }: { findings: Findings } & Omit<Props, 'fax'>) {
  const groups = groupEntities(findings.entities);
  if (groups.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No names, numbers or codes were found on the pages.
      </Text>
    );
  }
  return groups.map(({ type, label, entities }) => (
    <section key={type}>
      <Title order={3} size="h6">
        {label}
      </Title>
      <ul className="dw-entities">
        {entities.map((entity, index) => (
          <li key={index}>
            <button
              type="button"
              className="dw-entity"
              aria-pressed={entity === marked}
              title={entity.normalized && entity.normalized !== entity.value ? entity.normalized : undefined}
              onMouseEnter={() => onMark(entity)}
              onFocus={() => onMark(entity)}
              onClick={() => onShow(entity)}
            >
              <span>{entity.value ?? 'Hidden'}</span>
              <span className="dw-entity-place">
                <span className="dw-hidden">on </span>page {entity.page}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function CategoryReasons({ findings: { category } }: { findings: Findings }) {
  const known = useCategories();
  return (
    <section>
      <Title order={3} size="h6">
        Category
      </Title>
      {category.correction && (
        <Text size="sm">
          {categoryLabel(category.correction.category, known)}, says {category.correction.by},{' '}
          <When at={category.correction.at} full />
        </Text>
      )}
      <ul className="dw-reasons">
        {category.top.map((ranked) => (
          <li key={ranked.category}>
            {categoryLabel(ranked.category, known)}{' '}
            <span className="dw-entity-place">{percent(ranked.confidence)}</span>
          </li>
        ))}
      </ul>
      {category.because.length > 0 && (
        <Text size="xs" c="dimmed">
          Because of: {category.because.join(', ')}
        </Text>
      )}
    </section>
  );
}

export function SpamReasons({ findings: { spam } }: { findings: Findings }) {
  if (!spam) return null;
  return (
    <section>
      <Title order={3} size="h6">
        Spam: {spam.score} of 100
      </Title>
      <ul className="dw-reasons">
        {spam.reasons.map(({ sentence, speaks_for_junk: forJunk }) => (
          <li key={sentence}>
            {forJunk ? <IconPlus size={12} aria-hidden /> : <IconMinus size={12} aria-hidden />}
            <span className="dw-hidden">{forJunk ? 'For junk: ' : 'Against it: '}</span>
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PhiReasons({ findings: { phi } }: { findings: Findings }) {
  return (
    <section>
      <Title order={3} size="h6">
        {phi.contains_phi ? 'Holds health information of a person' : 'No health information of a person'}
      </Title>
      <ul className="dw-reasons">
        {phi.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

import { Checkbox, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormField, FoundForm, Placed } from '@/api/findings';
import { percent } from '@/fax/categories';

interface Props {
  form: FoundForm;
  marked: Placed | null;
  onMark: (found: Placed | null) => void;
  onShow: (found: Placed) => void;
}

const few = 40;

/** Empty fields say little; what is hidden may be filled in. */
const filled = (field: FormField) => field.masked || (field.value ?? '') !== '' || field.normalized === 'true';

/** What stands in a field, in words. */
export function fieldText(field: FormField): string {
  if (field.masked) return 'Hidden';
  if (field.type === 'checkbox') return field.normalized === 'true' ? 'Ticked' : 'Not ticked';
  return field.value ?? '';
}

/** A form among the pages with its fields, each linked to its place. */
export function FormSection({ form, marked, onMark, onShow }: Props) {
  const [all, setAll] = useState(false);
  const fields = all ? form.fields : form.fields.filter(filled);
  const shown = all ? fields : fields.slice(0, few);
  return (
    <section aria-label={form.title}>
      <Title order={3} size="h6">
        {form.title}
      </Title>
      <Text size="xs" c="dimmed">
        Recognised on page {form.page}, fits by {percent(form.score)}
      </Text>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing is filled in.
        </Text>
      )}
      <ul className="dw-entities">
        {shown.map((field) => (
          <li key={field.name}>
            <button
              type="button"
              className="dw-entity"
              aria-pressed={field === marked}
              title={field.normalized && field.normalized !== field.value ? field.normalized : undefined}
              onMouseEnter={() => onMark(field)}
              onFocus={() => onMark(field)}
              onClick={() => onShow(field)}
            >
              <span>
                <span className="dw-entity-place">{field.label}: </span>
                {fieldText(field)}
              </span>
              <span className="dw-entity-place">
                <span className="dw-hidden">certain by </span>
                {percent(field.confidence)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {form.fields.length > shown.length || all ? (
        <Checkbox
          size="xs"
          label={`All ${form.fields.length} fields`}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      ) : null}
    </section>
  );
}

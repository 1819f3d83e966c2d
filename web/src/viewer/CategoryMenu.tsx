import { Button, Menu, Text } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconTag } from '@tabler/icons-react';
import type { Fax } from '@/api/types';
import { categoryLabel, percent, useCategories } from '@/fax/categories';
import { allows } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';

/** The category with its confidence; who may hand the fax on sets another one with a click, or takes that back. */
export function CategoryMenu({ fax }: { fax: Fax }) {
  const categories = useCategories();
  const actions = useFaxActions();
  const label = fax.category ? categoryLabel(fax.category, categories) : 'No category';
  const certainty = fax.category_corrected
    ? 'set by a person'
    : fax.category_confidence != null
      ? percent(fax.category_confidence)
      : null;
  const shown = (
    <>
      {label}
      {certainty && (
        <Text component="span" size="xs" c="dimmed" ml={6}>
          {certainty}
        </Text>
      )}
    </>
  );
  if (!allows(fax, 'categorize')) {
    return (
      <span className="dw-category">
        <IconTag size={14} aria-hidden /> {shown}
      </span>
    );
  }
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTag size={14} aria-hidden />}
          aria-label={`Category: ${label}${certainty ? `, ${certainty}` : ''}. Change it`}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        {fax.category_corrected && (
          <>
            <Menu.Item
              leftSection={<IconArrowBackUp size={15} aria-hidden />}
              onClick={() => void actions.undoCategory(fax)}
            >
              Undo the correction
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {categories.map(({ code, label: name, own }) => (
          <Menu.Item
            key={code}
            aria-current={code === fax.category ? 'true' : undefined}
            rightSection={code === fax.category ? <IconCheck size={14} aria-hidden /> : undefined}
            onClick={() => void actions.categorize(fax, code)}
          >
            {name}
            {own && (
              <Text component="span" size="xs" c="dimmed" ml={6}>
                own
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

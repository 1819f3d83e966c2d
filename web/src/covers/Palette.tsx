import { Button, FileButton, Group, Menu } from '@mantine/core';
import { IconBraces, IconLetterT, IconLine, IconPhoto, IconSquare } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { type Block, fields, newBlock } from './design';

const mostBytes = 150 * 1024;

/** What can be put on the page. */
export function Palette({ onAdd, full }: { onAdd: (block: Block) => void; full: boolean }) {
  const logo = async (file: File | null) => {
    if (!file) return;
    if (file.size > mostBytes) {
      notifications.show({ color: 'red', withBorder: true, message: 'A logo has at most 150 KB. Make it smaller.' });
      return;
    }
    onAdd(newBlock('logo', undefined, await base64(file)));
  };
  return (
    <Group gap="xs" role="toolbar" aria-label="Add to the page">
      <Button
        variant="default"
        size="compact-sm"
        disabled={full}
        leftSection={<IconLetterT size={14} aria-hidden />}
        onClick={() => onAdd(newBlock('text'))}
      >
        Text
      </Button>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            disabled={full}
            leftSection={<IconBraces size={14} aria-hidden />}
          >
            Field
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {fields.map(({ name, label }) => (
            <Menu.Item key={name} onClick={() => onAdd(newBlock('text', `{{${name}}}`))}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FileButton accept="image/png,image/jpeg" onChange={(file) => void logo(file)} disabled={full}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="compact-sm"
            disabled={full}
            leftSection={<IconPhoto size={14} aria-hidden />}
          >
            Logo
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        size="compact-sm"
        disabled={full}
        leftSection={<IconLine size={14} aria-hidden />}
        onClick={() => onAdd(newBlock('line'))}
      >
        Line
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={full}
        leftSection={<IconSquare size={14} aria-hidden />}
        onClick={() => onAdd(newBlock('box'))}
      >
        Box
      </Button>
    </Group>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

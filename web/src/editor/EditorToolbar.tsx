import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendar,
  IconCheck,
  IconDeviceFloppy,
  IconHighlight,
  IconPencil,
  IconPointer,
  IconRubberStamp,
  IconSignature,
  IconSparkles,
  IconSquareFilled,
  IconTypography,
  IconUnderline,
  IconX,
} from '@tabler/icons-react';
import type { Mark, MarkType } from '@/api/versions';
import { words } from './marks';

/** In the order of their keys, from 1 on. */
export const tools: [MarkType, Icon][] = [
  ['text', IconTypography],
  ['highlight', IconHighlight],
  ['underline', IconUnderline],
  ['ink', IconPencil],
  ['check', IconCheck],
  ['cross', IconX],
  ['date', IconCalendar],
  ['signature', IconSignature],
  ['redaction', IconSquareFilled],
];

export interface StampChoice {
  label: string;
  mark: Pick<Mark, 'stamp' | 'stamp_id'>;
}

interface Props {
  tool: MarkType | null;
  onTool: (tool: MarkType | null) => void;
  stamps: StampChoice[];
  onStamp: (choice: StampChoice) => void;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onPropose?: () => void;
  dirty: boolean;
  onSave: () => void;
  onFinish: () => void;
  onReturn?: () => void;
}

export function EditorToolbar(props: Props) {
  const { tool, onTool } = props;
  return (
    <div className="dw-toolbar" role="toolbar" aria-label="Marks">
      <Group gap={2}>
        <Tool label="Move and change (Escape)" pressed={tool === null} onClick={() => onTool(null)}>
          <IconPointer size={16} />
        </Tool>
        {tools.map(([type, ToolIcon], index) => (
          <Tool
            key={type}
            label={`${words[type]} (${index + 1})`}
            pressed={tool === type}
            onClick={() => onTool(tool === type ? null : type)}
          >
            <ToolIcon size={16} />
          </Tool>
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon
              aria-label="Stamp"
              aria-pressed={tool === 'stamp'}
              variant={tool === 'stamp' ? 'light' : 'subtle'}
            >
              <IconRubberStamp size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {props.stamps.map((choice) => (
              <Menu.Item key={choice.label} onClick={() => props.onStamp(choice)}>
                {choice.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {props.onPropose && (
          <Tool label="Propose redactions" onClick={props.onPropose}>
            <IconSparkles size={16} />
          </Tool>
        )}
      </Group>
      <span className="dw-divider" aria-hidden />
      <Group gap={2} wrap="nowrap">
        <Tool label="Undo (Ctrl Z)" onClick={props.onUndo} disabled={!props.canUndo}>
          <IconArrowBackUp size={16} />
        </Tool>
        <Tool label="Redo (Ctrl Y)" onClick={props.onRedo} disabled={!props.canRedo}>
          <IconArrowForwardUp size={16} />
        </Tool>
        <Tool label="Save the draft (Ctrl S)" onClick={props.onSave} disabled={!props.dirty}>
          <IconDeviceFloppy size={16} />
        </Tool>
      </Group>
      <span className="dw-toolbar-space" />
      <Group gap={6}>
        <Button size="xs" variant={props.onReturn ? 'default' : 'filled'} onClick={props.onFinish}>
          Finish
        </Button>
        {props.onReturn && (
          <Button size="xs" onClick={props.onReturn}>
            Return to sender
          </Button>
        )}
      </Group>
    </div>
  );
}

interface ToolProps {
  label: string;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  children: React.ReactNode;
}

function Tool({ label, onClick, pressed, disabled, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        onClick={onClick}
        disabled={disabled}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

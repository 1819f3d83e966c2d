import '@mantine/dropzone/styles.css';
import { ActionIcon, Group, Input, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { IconArrowDown, IconArrowUp, IconFile, IconPhoto, IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { formatBytes } from '@/shared/format';
import { acceptedTypes } from './form';

interface Props {
  files: File[];
  onChange: (files: File[]) => void;
  error?: string;
  disabled: boolean;
}

/** Several files become one fax, in this order. */
export function FilesField({ files, onChange, error, disabled }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  const add = (more: File[]) => {
    setRefused(null);
    onChange([...files, ...more]);
  };
  const reject = (rejections: FileRejection[]) =>
    setRefused(`${rejections.map(({ file }) => file.name).join(', ')}: no PDF, picture or office document`);
  const move = (from: number, to: number) => {
    const next = [...files];
    const [file] = next.splice(from, 1);
    if (file) next.splice(to, 0, file);
    onChange(next);
  };
  const fault = refused ?? error;

  return (
    <Input.Wrapper label="Files" error={fault} labelElement="div">
      <Dropzone
        onDrop={add}
        onReject={reject}
        accept={acceptedTypes}
        disabled={disabled}
        p="md"
        className="dw-dropzone"
        data-invalid={fault ? true : undefined}
        aria-label="Add files: drop them here or press Enter to choose"
        inputProps={{ 'aria-label': 'Files', 'aria-invalid': Boolean(fault) || undefined }}
      >
        <Group gap="sm" wrap="nowrap" justify="center">
          <IconUpload size={20} stroke={1.5} aria-hidden />
          <div>
            <Text size="sm">Drop files here, or click to choose</Text>
            <Text size="xs" c="dimmed">
              PDF, TIFF, PNG, JPEG, office documents. Several become one fax.
            </Text>
          </div>
        </Group>
      </Dropzone>
      {files.length > 0 && (
        <ol className="dw-files">
          {files.map((file, index) => {
            const Icon = file.type.startsWith('image/') ? IconPhoto : IconFile;
            return (
              <li key={`${file.name}-${file.lastModified}-${index}`}>
                <Icon size={16} stroke={1.6} aria-hidden />
                <span className="dw-file-name">{file.name}</span>
                <Text size="xs" c="dimmed" component="span" className="dw-nowrap">
                  {formatBytes(file.size)}
                </Text>
                {files.length > 1 && (
                  <>
                    <ActionIcon
                      size="sm"
                      aria-label={`Move ${file.name} up`}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconArrowUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      aria-label={`Move ${file.name} down`}
                      disabled={index === files.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconArrowDown size={14} />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  size="sm"
                  aria-label={`Remove ${file.name}`}
                  onClick={() => onChange(files.filter((_, at) => at !== index))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </li>
            );
          })}
        </ol>
      )}
    </Input.Wrapper>
  );
}

import {
  ActionIcon,
  Badge,
  Button,
  FileInput,
  Group,
  Paper,
  PasswordInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconSignature, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { keys } from '@/api/keys';
import {
  createSignature,
  deleteSignature,
  makeSignatureDefault,
  setSigningPin,
  type Signature,
  signatures,
  type SignatureWish,
} from '@/api/versions';
import { ConfirmIdentity, needsConfirmation } from '@/security/ConfirmIdentity';
import { Section } from '@/security/Section';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { ConsentSection } from './ConsentSection';
import { DrawField } from './DrawField';

const fonts = [
  { value: 'dancing_script', label: 'Dancing Script' },
  { value: 'great_vibes', label: 'Great Vibes' },
  { value: 'pacifico', label: 'Pacifico' },
];

/** A person's signatures, and the PIN that applies them. */
export default function SignaturesPage() {
  const { session } = useSession();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: keys.signatures, queryFn: signatures });
  useEffect(() => {
    document.title = `Signatures · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading />;
  const refresh = () => queries.invalidateQueries({ queryKey: keys.signatures });
  const remove = async (signature: Signature) => {
    const sure = await confirm({
      title: `Delete ${signature.name}?`,
      text: 'What you signed with it stays signed.',
      yes: 'Delete',
      danger: true,
    });
    if (sure) await deleteSignature(signature.id).then(refresh, notifyProblem);
  };
  return (
    <div className="dw-settings">
      <Title order={1}>Signatures</Title>
      <ConsentSection />
      <PinSection set={data.pin_set} onSet={refresh} />
      <Section title="Your signatures">
        {data.data.length === 0 ? (
          <EmptyState icon={IconSignature} title="No signatures yet">
            Draw, type or upload one below. Only you can use it, with your PIN.
          </EmptyState>
        ) : (
          <Stack gap="sm" component="ul" className="dw-notes" aria-label="Your signatures">
            {data.data.map((signature) => (
              <li key={signature.id}>
                <Group gap="md">
                  <Paper withBorder className="dw-signature-paper">
                    <img src={signature.image_url} alt={`Signature ${signature.name}`} />
                  </Paper>
                  <Text size="sm" fw={600}>
                    {signature.name}
                  </Text>
                  {signature.is_default ? (
                    <Badge variant="light">Default</Badge>
                  ) : (
                    <Button
                      variant="default"
                      size="xs"
                      onClick={() => void makeSignatureDefault(signature.id).then(refresh, notifyProblem)}
                    >
                      Make it the default
                    </Button>
                  )}
                  <ActionIcon aria-label={`Delete ${signature.name}`} onClick={() => void remove(signature)}>
                    <IconTrash size={16} stroke={1.6} />
                  </ActionIcon>
                </Group>
              </li>
            ))}
          </Stack>
        )}
      </Section>
      <NewSignature person={session.person.full_name} onMade={refresh} />
    </div>
  );
}

function PinSection({ set, onSet }: { set: boolean; onSet: () => unknown }) {
  const [pin, setPin] = useState('');
  const [confirming, setConfirming] = useState(false);
  const save = useMutation({
    mutationFn: () => setSigningPin(pin),
    onSuccess: () => {
      setPin('');
      notifyDone('Your signing PIN is set');
      void onSet();
    },
    onError: (failure) => needsConfirmation(failure) && setConfirming(true),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Section title="Signing PIN">
      <form onSubmit={submit} aria-label="Signing PIN">
        <Stack gap="sm" maw={380}>
          <Text size="sm" c="dimmed">
            {set ? 'You sign with your PIN. A new one replaces it.' : 'Set a PIN: without one nothing can be signed.'}
          </Text>
          {save.error && !needsConfirmation(save.error) && <ProblemPanel error={save.error} />}
          <PasswordInput
            label={set ? 'New PIN' : 'PIN'}
            description="4 to 12 digits"
            inputMode="numeric"
            autoComplete="off"
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!/^[0-9]{4,12}$/.test(pin)}>
              Set the PIN
            </Button>
          </Group>
        </Stack>
      </form>
      {confirming && (
        <ConfirmIdentity
          onClose={() => setConfirming(false)}
          onDone={() => {
            setConfirming(false);
            save.mutate();
          }}
        />
      )}
    </Section>
  );
}

function NewSignature({ person, onMade }: { person: string; onMade: () => unknown }) {
  const [kind, setKind] = useState('drawn');
  const [name, setName] = useState('');
  const [text, setText] = useState(person);
  const [font, setFont] = useState('dancing_script');
  const [strokes, setStrokes] = useState<number[][]>([]);
  const [file, setFile] = useState<File | null>(null);
  const make = useMutation({
    mutationFn: async () => createSignature({ name: name.trim() || labels[kind]!, ...(await content()) }),
    onSuccess: () => {
      setName('');
      setStrokes([]);
      setFile(null);
      notifyDone('Your signature is saved');
      void onMade();
    },
  });
  const content = async (): Promise<Omit<SignatureWish, 'name'>> => {
    if (kind === 'typed') return { text, font };
    if (kind === 'uploaded' && file) return { image_base64: await base64(file) };
    return { strokes };
  };
  const complete = kind === 'typed' ? text.trim() !== '' : kind === 'uploaded' ? file !== null : strokes.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Section title="New signature">
      <form onSubmit={submit} aria-label="New signature">
        <Stack gap="sm" maw={480}>
          {make.error && <ProblemPanel error={make.error} />}
          <Select
            label="How"
            allowDeselect={false}
            data={Object.entries(labels).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(value) => value && setKind(value)}
          />
          <TextInput
            label="Name"
            placeholder={labels[kind]}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {kind === 'drawn' && <DrawField strokes={strokes} onChange={setStrokes} />}
          {kind === 'typed' && (
            <>
              <TextInput
                label="Your name"
                maxLength={60}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Select
                label="Handwriting"
                allowDeselect={false}
                data={fonts}
                value={font}
                onChange={(value) => value && setFont(value)}
              />
            </>
          )}
          {kind === 'uploaded' && (
            <FileInput
              label="Picture"
              description="PNG or JPEG, dark ink on light paper: the paper is removed"
              accept="image/png,image/jpeg"
              value={file}
              onChange={setFile}
            />
          )}
          <Group>
            <Button type="submit" loading={make.isPending} disabled={!complete}>
              Save the signature
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

const labels: Record<string, string> = { drawn: 'Drawn', typed: 'Typed', uploaded: 'Uploaded' };

const base64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

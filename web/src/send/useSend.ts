import { useMutation } from '@tanstack/react-query';
import type { CountryCode } from 'libphonenumber-js/min';
import { useRef, useState } from 'react';
import { previewFax, sendFax } from '@/api/faxes';
import { newIdempotencyKey } from '@/api/http';
import type { FaxPreview } from '@/api/types';
import { sendLink, uploadDocument } from '@/links/api';
import { previewFingerprint, recipient, type SendForm, sendParts } from './form';

const previewLifeMillis = 13 * 60_000;

interface Kept {
  preview: FaxPreview;
  fingerprint: string;
  at: number;
}

/** Previewing and sending: one upload for both, and one idempotency key per attempt to send the same thing. */
export function useSend(form: SendForm, country: CountryCode) {
  const [uploaded, setUploaded] = useState(0);
  const [kept, setKept] = useState<Kept | null>(null);
  const key = useRef<{ body: string; key: string } | null>(null);
  const documentsOf = useRef(new Map<File, string>());
  const fingerprint = previewFingerprint(form);
  const fresh = kept !== null && kept.fingerprint === fingerprint;

  /** What was uploaded is not uploaded again when the same is tried once more. */
  const asLink = async () => {
    const size = form.files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    const documents: string[] = [];
    for (const file of form.files) {
      const known = documentsOf.current.get(file);
      const id =
        known ?? (await uploadDocument(file, (share) => setUploaded((before + share * file.size) / size)).done).id;
      documentsOf.current.set(file, id);
      documents.push(id);
      before += file.size;
    }
    const wish = {
      to: recipient(form.to, country) ?? form.to.trim(),
      ...(form.from ? { from: form.from } : {}),
      ...(form.recipientName.trim() ? { recipient_name: form.recipientName.trim() } : {}),
      ...(form.subject.trim() ? { subject: form.subject.trim() } : {}),
      documents,
      ...(form.linkDays ? { expires_in_days: form.linkDays } : {}),
    };
    const body = JSON.stringify(wish);
    if (key.current?.body !== body) key.current = { body, key: newIdempotencyKey() };
    return sendLink(wish, key.current.key);
  };

  const preview = useMutation({
    mutationFn: () => {
      setUploaded(0);
      return previewFax(sendParts(form, country), setUploaded).done;
    },
    onSuccess: (made) => setKept({ preview: made, fingerprint, at: Date.now() }),
  });

  const send = useMutation({
    mutationFn: () => {
      setUploaded(0);
      if (form.link) return asLink();
      const usable = fresh && Date.now() - kept.at < previewLifeMillis;
      const previewId = usable ? kept.preview.preview_id : undefined;
      const body = JSON.stringify([fingerprint, form.priority, form.scheduledAt, form.inTheirTime, previewId]);
      if (key.current?.body !== body) key.current = { body, key: newIdempotencyKey() };
      return sendFax(sendParts(form, country, previewId), key.current.key, setUploaded).done;
    },
    onSuccess: () => {
      key.current = null;
    },
  });

  return { preview, send, uploaded, shown: kept?.preview ?? null, fresh };
}

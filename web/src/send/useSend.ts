import { useMutation } from '@tanstack/react-query';
import type { CountryCode } from 'libphonenumber-js/min';
import { useRef, useState } from 'react';
import { previewFax, sendFax } from '@/api/faxes';
import { newIdempotencyKey } from '@/api/http';
import type { FaxPreview } from '@/api/types';
import { previewFingerprint, type SendForm, sendParts } from './form';

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
  const fingerprint = previewFingerprint(form);
  const fresh = kept !== null && kept.fingerprint === fingerprint;

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

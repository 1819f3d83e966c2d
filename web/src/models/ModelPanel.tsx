import { request } from '@/api/http';
import type { RecordRow } from '@/api/types';
import { ConnectionTest } from '@/shared/ConnectionTest';

/** Whether a language model answers with what is saved. */
export default function ModelPanel({ row }: { row: RecordRow }) {
  return (
    <ConnectionTest
      explanation="Asks the model to say one word. Nothing of yours leaves."
      test={() =>
        request<{ works: boolean; detail: string }>(
          'POST',
          `/api/v1/language-models/${encodeURIComponent(row.id)}/test`,
        )
      }
    />
  );
}

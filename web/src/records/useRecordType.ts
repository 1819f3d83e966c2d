import { collectionOf } from '@/shell/navigation';
import { useRecordTypes } from '@/shell/useRecordTypes';

export function useRecordType(collection: string) {
  const { types, error, isPending, refetch } = useRecordTypes();
  return { type: types.find((known) => collectionOf(known) === collection), error, isPending, refetch };
}

/** A type by its own name, as `x-reference` gives it. */
export function useReferencedType(name: string | undefined) {
  const { types } = useRecordTypes();
  return types.find((known) => known.type === name);
}

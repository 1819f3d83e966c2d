import { useQueryClient } from '@tanstack/react-query';
import * as api from '@/api/faxes';
import * as findings from '@/api/findings';
import { keys } from '@/api/keys';
import type { Fax, FaxTag } from '@/api/types';
import * as work from '@/api/work';
import { dropRow, invalidateEvidence, showRow } from '@/live/useLiveFaxes';
import { useSession } from '@/session/SessionContext';
import { notifyDone, notifyProblem } from '@/shared/notify';

/** What a person can do with a fax. Each shows its effect at once and takes it back when the server refuses. */
export function useFaxActions() {
  const queries = useQueryClient();
  const { session } = useSession();
  const me = session.person;

  const show = (fax: Fax) => showRow(queries, fax, me.id);
  const settle = async (fax: Fax, answer: Fax | undefined) => {
    const row = answer?.id ? answer : await api.getFax(fax.id);
    show(row);
    queries.setQueryData(keys.fax(fax.id), row);
    invalidateEvidence(queries, fax.id);
  };
  const undo = (fax: Fax) => (error: unknown) => {
    notifyProblem(error);
    show(fax);
    void queries.invalidateQueries({ queryKey: keys.fax(fax.id) });
  };
  const run = (fax: Fax, call: Promise<Fax | undefined>, done?: string) =>
    call.then((answer) => settle(fax, answer).then(() => done && notifyDone(done), notifyProblem), undo(fax));

  return {
    setUnread(fax: Fax, unread: boolean) {
      show({ ...fax, unread });
      return run(fax, api.markUnread(fax.id, unread));
    },
    assign(fax: Fax, person: { id: string; full_name: string } | null) {
      show({ ...fax, assigned_to: person });
      return run(fax, api.assignFax(fax.id, { person_id: person?.id ?? null }));
    },
    toggleMine(fax: Fax) {
      const mine = fax.assigned_to?.id === me.id;
      return this.assign(fax, mine ? null : { id: me.id, full_name: me.full_name });
    },
    move(fax: Fax, inboxId: string) {
      return run(
        fax,
        api.assignFax(fax.id, { person_id: fax.assigned_to?.id ?? null, inbox_id: inboxId }),
        'Moved to the other inbox',
      );
    },
    categorize: (fax: Fax, category: string) => run(fax, findings.setCategory(fax.id, category)),
    undoCategory: (fax: Fax) => run(fax, findings.undoCategory(fax.id), 'The correction is undone'),
    readAgain: (fax: Fax) => run(fax, api.readAgain(fax.id), `${fax.name} will be read again in a moment`),
    tag(fax: Fax, tag: FaxTag) {
      show({ ...fax, tags: [...(fax.tags ?? []), tag] });
      return run(fax, work.tagFax(fax.id, tag.id));
    },
    untag(fax: Fax, tag: FaxTag) {
      show({ ...fax, tags: fax.tags?.filter(({ id }) => id !== tag.id) });
      return run(fax, work.untagFax(fax.id, tag.id));
    },
    snooze: (fax: Fax, until: string) =>
      run(fax, work.snoozeFax(fax.id, until), `${fax.name} is put aside, for everybody`),
    finish: (fax: Fax) => run(fax, work.finishFax(fax.id), `${fax.name} is finished`),
    reopen: (fax: Fax) => run(fax, work.reopenFax(fax.id), `${fax.name} is open again`),
    wake: (fax: Fax) => run(fax, work.wakeFax(fax.id), `${fax.name} is back`),
    release: (fax: Fax, always = false) =>
      run(fax, findings.releaseFax(fax.id, always), always ? 'Released; its sender is not held again' : 'Released'),
    reject: (fax: Fax, block = false) =>
      run(fax, findings.rejectFax(fax.id, block), block ? 'Rejected; its sender is blocked' : 'Rejected'),
    cancel: (fax: Fax) => run(fax, api.cancelFax(fax.id), 'The fax is being cancelled'),
    retry: (fax: Fax) => run(fax, api.retryFax(fax.id, fax.status === 'uncertain'), 'Queued again'),
    markSent: (fax: Fax) => run(fax, api.markSent(fax.id), 'Marked as sent'),
    remove: (fax: Fax) =>
      api.deleteFax(fax.id).then(() => {
        dropRow(queries, fax.id);
        notifyDone(`${fax.name} is deleted`);
        return true;
      }, failed),
  };
}

function failed(error: unknown): false {
  notifyProblem(error);
  return false;
}

export type FaxActions = ReturnType<typeof useFaxActions>;

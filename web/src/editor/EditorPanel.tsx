import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react';
import { keys } from '@/api/keys';
import { request } from '@/api/http';
import type { Fax, Page } from '@/api/types';
import { faxDraft, type Mark, type MarkType, redactionProposals, saveDraft, signatures } from '@/api/versions';
import { useSession } from '@/session/SessionContext';
import { plural } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { EditorPage } from './EditorPage';
import { EditorToolbar, type StampChoice, tools } from './EditorToolbar';
import { FinishDialog } from './FinishDialog';
import { MarkProperties } from './MarkProperties';
import { edited, emptyLayer, moved, nextId, type Placed, placedAt, plain, resized, signs, unfinished } from './marks';

const ready: StampChoice[] = [
  { label: 'Received', mark: { stamp: 'received' } },
  { label: 'Approved', mark: { stamp: 'approved' } },
  { label: 'Paid', mark: { stamp: 'paid' } },
  { label: 'Received via fax', mark: { stamp: 'received_via_fax' } },
];

/** Puts marks on the pages of a fax; the draft of the person who edits it is found again later. */
export function EditorPanel({ fax, onDone }: { fax: Fax; onDone: () => void }) {
  const draft = useQuery({
    queryKey: keys.faxDraft(fax.id),
    queryFn: async () => (await faxDraft(fax.id))?.marks ?? [],
    staleTime: Infinity,
    gcTime: 0,
  });
  if (draft.error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={draft.error} onRetry={() => void draft.refetch()} />
      </div>
    );
  }
  if (!draft.data) return <ScreenLoading label="Opening the editor" />;
  return <Editor fax={fax} first={draft.data} onDone={onDone} />;
}

function Editor({ fax, first, onDone }: { fax: Fax; first: Mark[]; onDone: () => void }) {
  const queries = useQueryClient();
  const { can, session } = useSession();
  const root = useRef<HTMLDivElement>(null);
  const [layer, step] = useReducer(edited, emptyLayer, (empty) => edited(empty, { do: 'load', marks: first }));
  const [tool, setTool] = useState<MarkType | null>(null);
  const [stamp, setStamp] = useState<StampChoice>(ready[0]!);
  const [selected, setSelected] = useState<number | null>(null);
  const [finishing, setFinishing] = useState<'finish' | 'return' | null>(null);
  const own = useQuery({ queryKey: keys.signatures, queryFn: signatures });
  const stamps = useQuery({
    queryKey: keys.recordList('fax_stamp', { limit: 100 }),
    queryFn: () =>
      request<Page<{ id: string; name: string; roles: string[] }>>('GET', '/api/v1/fax-stamps', {
        query: { limit: 100 },
      }),
  });
  const mine = own.data?.data ?? [];
  const roles = session.organizations.find((one) => one.id === session.organization?.id)?.roles ?? [];
  const usable = (one: { roles: string[] }) =>
    one.roles.length === 0 || can('admin') || one.roles.some((role) => roles.includes(role));
  const choices: StampChoice[] = [
    ...ready,
    ...(stamps.data?.data ?? []).filter(usable).map((one) => ({ label: one.name, mark: { stamp_id: one.id } })),
  ];
  const mark = layer.marks.find((one) => one.id === selected);
  const count = fax.pages ?? 0;

  useEffect(() => {
    root.current?.focus();
  }, []);

  const take = (type: MarkType | null) => {
    if (type === 'signature' && own.data && mine.length === 0) {
      notifyProblem(new Error('You have no signature yet. Make one under your name, Signatures.'));
      return;
    }
    setTool(type);
  };
  const place = (placed: Placed) => {
    const full: Placed =
      placed.type === 'stamp'
        ? { ...placed, ...stamp.mark }
        : placed.type === 'signature'
          ? { ...placed, signature_id: (mine.find((one) => one.is_default) ?? mine[0])?.id }
          : placed;
    step({ do: 'add', marks: [full] });
    setSelected(full.id);
    if (full.type !== 'ink' && full.type !== 'redaction' && full.type !== 'highlight') setTool(null);
  };
  const change = (next: Placed, goesOn = false) => step({ do: 'change', mark: next, goesOn });
  const remove = (id: number) => {
    step({ do: 'remove', id });
    setSelected(null);
    root.current?.focus();
  };
  const save = () =>
    saveDraft(fax.id, plain(layer.marks)).then(() => {
      step({ do: 'saved' });
      notifyDone('Draft saved');
    }, notifyProblem);
  const propose = () =>
    redactionProposals(fax.id).then(({ data }) => {
      const boxes = data.map(({ page, x, y, w, h }): Placed => ({ id: nextId(), type: 'redaction', page, x, y, w, h }));
      if (boxes.length > 0) step({ do: 'add', marks: boxes });
      notifyDone(
        boxes.length > 0
          ? `${plural(boxes.length, 'redaction')} proposed: remove those you don’t agree with`
          : 'Nothing was found to redact',
      );
    }, notifyProblem);
  const finish = (how: 'finish' | 'return') => {
    const why = unfinished(layer.marks);
    if (why) notifyProblem(new Error(why));
    else setFinishing(how);
  };
  const done = (said: string) => {
    notifyDone(said);
    void queries.invalidateQueries({ queryKey: keys.fax(fax.id) });
    onDone();
  };

  const onKey = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === 's') void save();
      else if (typing) return;
      else if (key === 'z') step({ do: event.shiftKey ? 'redo' : 'undo' });
      else if (key === 'y') step({ do: 'redo' });
      else return;
      event.preventDefault();
      return;
    }
    // The keys of the list and of the pages are letters.
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    if (typing || event.altKey) return;
    if (command(event)) event.preventDefault();
  };
  const command = (event: KeyboardEvent): boolean => {
    const chosen = tools[Number(event.key) - 1];
    if (chosen) {
      take(chosen[0]);
      return true;
    }
    if (event.key === 'Escape') {
      setTool(null);
      setSelected(null);
      return true;
    }
    if (event.key === 'Enter' && tool && event.target === root.current) {
      if (tool !== 'ink') place(placedAt(tool, 1, 0.5, 0.5));
      return true;
    }
    const way = arrows[event.key];
    if (mark && way) {
      const by = 0.005;
      change(event.shiftKey ? resized(mark, way[0] * by, way[1] * by) : moved(mark, way[0] * by, way[1] * by));
      return true;
    }
    if (mark && (event.key === 'Delete' || event.key === 'Backspace')) {
      remove(mark.id);
      return true;
    }
    return false;
  };

  return (
    <div className="dw-pages dw-editor" ref={root} tabIndex={-1} onKeyDown={onKey} role="group" aria-label="Editor">
      <EditorToolbar
        tool={tool}
        onTool={take}
        stamps={choices}
        onStamp={(choice) => {
          setStamp(choice);
          setTool('stamp');
        }}
        canUndo={layer.past.length > 0}
        canRedo={layer.future.length > 0}
        onUndo={() => step({ do: 'undo' })}
        onRedo={() => step({ do: 'redo' })}
        onPropose={fax.reading_status === 'done' ? () => void propose() : undefined}
        dirty={layer.dirty}
        onSave={() => void save()}
        onFinish={() => finish('finish')}
        onReturn={fax.direction === 'inbound' && can('fax:send') ? () => finish('return') : undefined}
      />
      {mark && (
        <MarkProperties
          mark={mark}
          signatures={mine}
          onChange={(next) => change(next)}
          onRemove={() => remove(mark.id)}
        />
      )}
      <div className="dw-sheets" tabIndex={0} role="region" aria-label="Pages to edit">
        {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
          <EditorPage
            key={number}
            fax={fax}
            number={number}
            tool={tool}
            marks={layer.marks.filter((one) => one.page === number)}
            selected={selected}
            stampName={(one) =>
              choices.find(
                (choice) =>
                  (one.stamp_id && choice.mark.stamp_id === one.stamp_id) ||
                  (one.stamp && choice.mark.stamp === one.stamp),
              )?.label ?? 'Stamp'
            }
            onSelect={setSelected}
            onPlace={place}
            onChange={change}
          />
        ))}
      </div>
      {finishing && (
        <FinishDialog
          fax={fax}
          marks={plain(layer.marks)}
          returns={finishing === 'return'}
          signs={signs(layer.marks)}
          pinSet={own.data?.pin_set ?? false}
          agreed={own.data?.consent_given ?? false}
          onClose={() => setFinishing(null)}
          onDone={done}
        />
      )}
    </div>
  );
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

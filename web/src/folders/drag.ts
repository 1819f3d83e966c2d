/** What is dragged when faxes are: their ids, one a line. */
const kind = 'application/x-dartwing-faxes';

export function dragFaxes(data: DataTransfer, ids: readonly string[]): void {
  data.setData(kind, ids.join('\n'));
  data.effectAllowed = 'move';
}

export const holdsFaxes = (data: DataTransfer): boolean => Array.from(data.types).includes(kind);

export const droppedFaxes = (data: DataTransfer): string[] => data.getData(kind).split('\n').filter(Boolean);

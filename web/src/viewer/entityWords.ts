import type { FoundEntity } from '@/api/findings';
import { humanize } from '@/shared/format';

const labels: Record<string, string> = {
  PERSON_PATIENT: 'Patient',
  PERSON_PROVIDER: 'Provider',
  SSN: 'Social security number',
  DOB: 'Date of birth',
  MRN: 'Medical record number',
  NPI: 'NPI',
  NPI_INVALID: 'NPI with a wrong check digit',
  DEA: 'DEA number',
  ICD10: 'Diagnosis (ICD-10)',
  CPT: 'Procedure (CPT)',
  NDC: 'Drug code (NDC)',
  PHONE: 'Phone',
  EMAIL: 'E-mail',
  ADDRESS: 'Address',
  MEMBER_ID: 'Member number',
  ACCOUNT: 'Account',
  DATE_OF_SERVICE: 'Date of service',
  MEDICATION: 'Medication',
  LAB_TEST: 'Lab result',
  AMOUNT: 'Amount',
  ORGANIZATION: 'Organisation',
  DATE: 'Other date',
  TIME: 'Time',
};

const order = Object.keys(labels);

export const entityLabel = (type: string): string => labels[type] ?? humanize(type.toLowerCase());

export interface EntityGroup {
  type: string;
  label: string;
  entities: FoundEntity[];
}

/** By kind, people first; within a kind in the order of the pages. */
export function groupEntities(entities: readonly FoundEntity[]): EntityGroup[] {
  const groups = new Map<string, FoundEntity[]>();
  for (const entity of entities) groups.set(entity.type, [...(groups.get(entity.type) ?? []), entity]);
  const place = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length);
  return [...groups]
    .sort(([one], [other]) => place(one) - place(other))
    .map(([type, found]) => ({ type, label: entityLabel(type), entities: found }));
}

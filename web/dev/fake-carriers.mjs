// Made-up carriers, choices, offers and price lists for looking at their screens.
const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const account = '0199a000-0000-7000-8000-0a0000000001';

const considered = [
  {
    id: account,
    kind: 'account',
    name: 'Telnyx',
    score: { total: 61.6, health: 34, cost: 17.6, priority: 10 },
    cost: 0.042,
    currency: 'USD',
    wanted: 'route_rule',
    sentence:
      '61.6 points: health 34 (measured 92 from 40), cost 17.6, priority 10; moved forward: rule “Faxes to America” prefers it (contract of 2026)',
  },
  {
    id: 't1',
    kind: 'trunk',
    name: 'Carrier A',
    score: { total: 54, health: 24, cost: 10, priority: 20 },
    sentence: '54 points: health 24 (not measured), cost 10 (price not known), priority 20',
  },
  {
    id: 't2',
    kind: 'trunk',
    name: 'Backup line',
    refusal: 'rule',
    sentence: 'Refused because rule “Not over the backup” excludes it (under repair)',
  },
  {
    id: 'a2',
    kind: 'account',
    name: 'Phaxio',
    refusal: 'ownership',
    sentence: "The sender's number is not hosted by it",
  },
];
const explanation = {
  operation: 'fax',
  destination: 'US',
  chosen: account,
  sentence: 'Chosen “Telnyx” because rule “Faxes to America” prefers it (contract of 2026)',
  considered,
};
const decisions = [1, 2, 3].map((n) => ({
  ...explanation,
  id: `d${n}`,
  decided_at: at(n * 70),
  subject_type: 'fax',
  subject_id: 'f1',
}));
const price = { amount: '1.00', currency: 'USD' };
const offers = ['+17205550101', '+17205550102', '+17205550147'].map((number) => ({
  carrier_account_id: account,
  carrier: 'Telnyx',
  number,
  kind: 'local',
  place: 'DENVER, CO',
  uses: ['fax', 'sms', 'voice'],
  monthly: price,
  set_up: { amount: '0.50', currency: 'USD' },
}));
const carriers = [
  { carrier_account_id: account, carrier: 'Telnyx', outcome: 'answered', found: 3, left_out: 0, text: '' },
  {
    carrier_account_id: 'a2',
    carrier: 'Phaxio',
    outcome: 'cant_search',
    found: 0,
    left_out: 0,
    text: "Its connector can't search for numbers.",
  },
];
const orders = [
  {
    id: 'o1',
    carrier_account_id: account,
    number: '+17205550188',
    state: 'unknown',
    configured: false,
    created_at: at(3),
    created_by: 'Alice Moreau',
  },
  {
    id: 'o2',
    carrier_account_id: account,
    number: '+17205550177',
    state: 'active',
    number_id: 'n1',
    configured: true,
    created_at: at(300),
    created_by: 'Alice Moreau',
  },
  {
    id: 'o3',
    carrier_account_id: account,
    number: '+17205550166',
    state: 'failed',
    configured: false,
    problem: 'The account has not enough funds.',
    created_at: at(3000),
    created_by: 'Ben Okafor',
  },
];
const deck = {
  id: 'deck1',
  carrier_account_id: account,
  operation: 'fax',
  name: 'December',
  rates: 2,
  rejected: 1,
  created_at: at(900),
  created_by: 'Alice Moreau',
};
const rates = [
  { prefix: '1', price: '0.0042', currency: 'USD', valid_from: '2026-01-01T00:00:00Z', label: 'North America' },
  {
    prefix: '1876',
    price: '0.125',
    currency: 'USD',
    valid_from: '2026-01-01T00:00:00Z',
    valid_to: '2027-01-01T00:00:00Z',
    label: 'Jamaica',
  },
];
const health = [
  {
    operation: 'fax',
    score: 92,
    samples: 40,
    error_rate: 0.05,
    latency_ms: 240,
    breaker: 'closed',
    credential_version: 1,
  },
  {
    operation: 'number_search',
    score: 35,
    samples: 9,
    error_rate: 0.6,
    latency_ms: 1800,
    incident_at: at(4),
    breaker: 'open',
    retry_at: at(-1),
    credential_version: 1,
  },
];
const attempts = [
  {
    id: 'x1',
    operation: 'fax',
    subject_type: 'fax',
    subject_id: 'f1',
    from: '+1…0199',
    to: '+1…0100',
    state: 'delivered',
    code: '',
    cost: 0.042,
    currency: 'USD',
    begun_at: at(9),
  },
  {
    id: 'x2',
    operation: 'fax',
    subject_type: 'fax',
    subject_id: 'f2',
    from: '+1…0199',
    to: '+1…0111',
    state: 'retryable',
    cause: 'rate_limited',
    code: '429',
    text: 'Too many requests.',
    begun_at: at(12),
  },
];

export const carrierRows = [
  {
    id: account,
    name: 'Telnyx',
    connector: 'telnyx',
    enabled: true,
    priority: 3,
    health: 92,
    breaker: 'closed',
    last_test: null,
    version: 1,
    created_at: at(9000),
    updated_at: at(9000),
  },
];
const page = (data) => ({ data, next_cursor: null });

/** @returns undefined for what is none of it */
export function carriersApi(method, path) {
  const name = `${method} ${path.replace('/api/v1/', '')}`;
  if (/^GET carriers\/[^/]+\/health$/.test(name)) return { data: health };
  if (/^GET carriers\/[^/]+\/attempts$/.test(name)) return page(attempts);
  if (/^POST carriers\/[^/]+\/test$/.test(name))
    return { at: at(0), works: true, text: 'Telnyx knows the account.', balance: 87.2, currency: 'USD' };
  return {
    'GET carriers/connectors': { data: [] },
    'GET routing/decisions': page(decisions),
    'GET routing/decisions/d1': decisions[0],
    'POST routing/explain': explanation,
    'GET numbers/available': { data: offers, carriers },
    'GET numbers/orders': page(orders),
    'POST numbers/orders': orders[0],
    'GET rates/decks': { data: [deck] },
    'POST rates/decks': {
      deck,
      bad_rows: [{ line: 4, field: 'prefix', problem: 'not a prefix', expected: '1 to 15 digits, the first not 0' }],
    },
    'GET rates/decks/deck1': deck,
    'GET rates/decks/deck1/rates': { data: rates },
  }[name];
}

// The built application with made-up answers: `npm run build && npm run dev:fake`, then open the printed address and
// sign in with any password. For looking at screens only; it checks nothing.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { carriersApi } from './fake-carriers.mjs';
import { collections, faxes, people, types } from './fake-data.mjs';
import { peopleApi } from './fake-people.mjs';
import { pageSvg, pageText, pageWords } from './fake-page.mjs';

const root = fileURLToPath(new URL('../target/classes/static', import.meta.url));
const mime = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
let signedIn = process.argv.includes('--signed-in');
const sockets = new Set();

const session = () => ({
  person: { ...people[0], must_change_password: process.argv.includes('--one-time') },
  organization: { id: 'o1', name: 'Riverside Clinic', mode: 'medxfax' },
  organizations: [{ id: 'o1', name: 'Riverside Clinic', roles: ['owner', 'admin'] }, { id: 'o2', name: 'Harbor Dental', roles: ['fax_user'] }],
  permissions: ['fax:read', 'fax:send', 'admin', 'organization:own', 'phi:break_glass', 'phi:review', 'people:read', 'audit:read', 'fax:assign', 'fax:read_all'], closed_permissions: [], csrf_token: 'x',
  standing: { gate: process.argv.includes('--one-time') ? 'password' : 'open', method: 'password', second_factor_shown: false, second_factor_required: false, idle_seconds: 1800, warn_seconds: 1620, expires_at: at(-36000) },
});

export function tell(event, row) {
  row.version += event === 'fax.progress' ? 0 : 1;
  for (const socket of sockets) socket.send(JSON.stringify({ op: 'event', topic: 'faxes', event, id: row.id, version: row.version, data: row }));
}

function listed(rows, query) {
  const q = query.get('q')?.toLowerCase();
  const fitting = rows.filter((row) => {
    for (const [name, value] of query) {
      if (['direction', 'status', 'from', 'to'].includes(name) && row[name] !== value) return false;
      if (name === 'unread' && !row.unread) return false;
      if (name === 'inbox_id' && row.inbox?.id !== value) return false;
      if (name === 'assigned_to' && row.assigned_to?.id !== people[0].id) return false;
    }
    return !q || JSON.stringify([row, 'radiology report hematology wrist']).toLowerCase().includes(q);
  });
  const start = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const data = fitting.slice(start, start + limit).map((row) => (q && row.direction ? { ...row, snippet: `… no evidence of <mark>${q}</mark> &amp; joint spaces are preserved …` } : row));
  return { data, next_cursor: start + limit < fitting.length ? String(start + limit) : null };
}

const problem = (status, code, title, advice) => ({ status, body: { title, status, code, advice, instance: '4bf92f3577b34da6' } });
const at = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();

function faxPart(fax, part, rest) {
  const attempt = { id: 'a1', number: 1, status: fax.status === 'delivered' ? 'received' : fax.status, cause_text: fax.cause_text, transport: 't38', bit_rate: 14400, ecm: true, pages_sent: fax.pages, remote_station_id: fax.remote_station_id, trunk: { id: 't', name: 'Primary carrier' }, reason: 'longest matching prefix (all), 1 of 30 calls in use', started_at: at(400), connected_at: at(396), ended_at: at(322), sip_status: 200 };
  if (part === 'text') return { pages: Array.from({ length: fax.pages }, (_, i) => ({ number: i + 1, status: 'read', text: pageText(), confidence: 0.94, rotation: 0, skew_degrees: 0.4, words: pageWords() })) };
  if (part === 'attempts' && rest) return { data: [['SIP', 'INVITE sip:+12125550145@192.0.2.10 (SDP: PCMU)'], ['SIP', '200 OK'], ['T30', 'CED 2100 Hz, DIS: V.17 14400, T.6, ECM, fine'], ['T38', 're-INVITE accepted: UDPTL, redundancy 2'], ['T30', 'DCS 14400 V.17, ECM 256, fine'], ['PAGE', 'Page 1: 2156 lines, 48 kB, 0 bad frames'], ['T30', 'MCF'], ['PAGE', 'Page 2: 2156 lines, 31 kB, 1 frame repeated'], ['T30', 'EOP, MCF'], ['CALL', 'All pages were received and confirmed.']].map(([kind, text], i) => ({ at: at(396 - i * 7), kind, text })) };
  if (part === 'attempts') return { data: [attempt] };
  if (part === 'timeline') return { data: [{ at: at(400), actor: null, event: 'fax.received', text: 'Received 2 pages from +1 312-555-0178', reason: null }, { at: at(399), actor: { type: 'system' }, event: 'deny', text: 'Sender checked', reason: 'No blocked pattern matches' }, { at: at(390), actor: { type: 'system' }, event: 'read', text: 'Text read', detail: { confidence: '94 %', pages: 2 } }, { at: at(389), actor: { type: 'system' }, event: 'route', text: 'Routed to Laboratory', reason: 'Rule “Lab results”: the number called is +1 212-555-0145 and the text contains “hematology”' }, { at: at(100), actor: { type: 'person', name: 'Ben Okafor' }, event: 'assign', text: 'Assigned to Ben Okafor' }] };
  return null;
}

function act(fax, verb, body) {
  if (verb === 'read') fax.unread = body.unread;
  if (verb === 'assign') fax.assigned_to = body.person_id ? { id: body.person_id, full_name: people.find(({ id }) => id === body.person_id)?.full_name } : null;
  if (verb === 'cancel') Object.assign(fax, { status: 'cancelled', progress: null, allowed_actions: ['retry', 'delete'] });
  if (verb === 'retry') Object.assign(fax, { status: 'queued', allowed_actions: ['cancel'] });
  if (verb === 'mark-sent') Object.assign(fax, { status: 'sent', allowed_actions: ['delete'] });
  tell('fax.changed', fax);
  return fax;
}

function api(method, path, query, body) {
  const [collection, rowId, part, rest] = path.split('/').slice(3);
  const made = peopleApi(method, path);
  if (made) return { status: 200, body: made };
  if (collection === 'session') {
    if (method === 'POST') signedIn = body.password !== 'wrong';
    if (method === 'DELETE') {
      signedIn = false;
      return { status: 204 };
    }
    return signedIn ? { status: 200, body: session() } : problem(401, 'DW-401', method === 'POST' ? 'E-mail or password is wrong' : 'Nobody is signed in', method === 'POST' ? 'Check both and try again.' : 'Sign in.');
  }
  if (!signedIn) return problem(401, 'DW-401', 'Nobody is signed in', 'Sign in.');
  const carriers = carriersApi(method, path);
  if (carriers) return { status: 200, body: carriers };
  if (collection === 'record-types') return { status: 200, body: { data: types } };
  const rows = collection === 'faxes' ? faxes : collections[collection];
  if (!rows) return problem(404, 'DW-404', 'There is nothing here', 'Check the address.');
  if (collection === 'faxes' && rowId === 'preview') return { status: 200, body: { pages: 2, preview_id: 'p1', page_urls: [1, 2].map((n) => `/api/v1/faxes/${faxes[0].id}/pages/${n}?v=${n}`) } };
  if (!rowId && method === 'GET') return { status: 200, body: listed(rows, query) };
  if (collection === 'faxes' && !rowId) {
    const made = { ...faxes.find(({ status }) => status === 'sending'), id: `new-${faxes.length}`, name: 'FAX-2026-00999', created_at: at(0), version: 1 };
    faxes.unshift(made);
    let page = 0;
    const timer = setInterval(() => {
      page += 1;
      Object.assign(made, page > 4 ? { status: 'sent', progress: null, pages_sent: 4, sent_at: at(0), allowed_actions: ['delete'] } : { progress: { ...made.progress, page } });
      tell(page > 4 ? 'fax.changed' : 'fax.progress', made);
      if (page > 4) clearInterval(timer);
    }, 1500);
    return { status: 202, body: made };
  }
  if (method === 'POST' && !rowId) {
    if (!body[types.find(({ path: known }) => known.endsWith(collection)).title_field] || body.host === 'bad') return { status: 400, body: { ...problem(400, 'DW-400', 'Some fields are not right', 'Correct the marked fields.').body, errors: [{ field: 'host', message: 'host: not a name or address (expected: like sip.carrier.example)' }] } };
    const made = { ...body, id: `made-${Date.now()}`, version: 1, created_at: at(0), updated_at: at(0) };
    rows.unshift(made);
    return { status: 201, body: { ...made, ...(collection === 'api-keys' ? { key: 'tel_live_8f2aQ1xWc7Zr0aMt5LhNq3VbE9yKuJ6d' } : {}), ...(collection === 'people' ? { password: 'maple-harbor-sixteen-violin' } : {}) } };
  }
  const row = rows.find(({ id, name }) => id === rowId || name === rowId);
  if (!row) return problem(404, collection === 'faxes' ? 'FAX-006' : 'DW-404', 'It does not exist', 'It may have been deleted. Go back to the list.');
  if (method === 'GET' && !part) return { status: 200, body: row };
  if (method === 'GET') return { status: 200, body: faxPart(row, part, rest) };
  if (method === 'PATCH') return { status: 200, body: Object.assign(row, body, { version: row.version + 1 }) };
  if (method === 'DELETE') return { status: rows.splice(rows.indexOf(row), 1) && 204 };
  return { status: 200, body: act(row, part, body) };
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const image = /faxes\/([^/]+)\/pages\/(\d+)/.exec(url.pathname);
  if (image) {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(pageSvg(image[2], faxes.find(({ id }) => id === image[1])?.pages ?? 1));
  } else if (url.pathname.startsWith('/api/')) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const json = request.headers['content-type']?.includes('json') && text ? JSON.parse(text) : {};
      const { status, body } = api(request.method, url.pathname, url.searchParams, json);
      response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(status === 204 ? undefined : JSON.stringify(body));
    });
  } else {
    const file = join(root, normalize(url.pathname));
    const found = existsSync(file) && statSync(file).isFile() ? file : join(root, 'index.html');
    response.writeHead(200, { 'Content-Type': mime[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
    createReadStream(found).pipe(response);
  }
});
new WebSocketServer({ server, path: '/api/v1/live' }).on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
const port = Number(process.env.PORT ?? 0);
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
export const address = () => `http://127.0.0.1:${server.address().port}`;
export { faxes, server };

// Looks at every screen in light, dark and at 360 px, with axe, against the fake API: `npm run build && npm run shots`.
// Pictures go to target/screenshots; what axe or the console find is printed and makes the run fail.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
process.argv.push('--signed-in');
const { address, faxes, server } = await import('./fake-api.mjs');
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));

const folder = fileURLToPath(new URL('../target/screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.env.ONLY?.split(',');
const { people } = await import('./fake-data.mjs');
const inbound = faxes.find(({ status }) => status === 'delivered').id;
const by = (status) => faxes.find((fax) => fax.status === status).id;

const openTab = (name) => (page) => page.getByRole('tab', { name, exact: true }).click();
const screens = {
  inbox: ['/inbox'],
  search: ['/inbox?q=hematology'],
  viewer: [`/inbox/${inbound}?q=wrist`],
  text: [`/inbox/${inbound}`, openTab('Text')],
  history: [`/inbox/${inbound}`, openTab('History')],
  calls: [`/inbox/${inbound}`, openTab('Calls')],
  details: [`/inbox/${inbound}`, openTab('Details')],
  outbox: ['/outbox'],
  sending: [`/outbox/${by('sending')}`],
  uncertain: [`/outbox/${by('uncertain')}`],
  failed: [`/outbox/${by('failed')}`],
  send: ['/send', async (page) => {
    await page.getByLabel('Fax number').fill('2125550123');
    await page.locator('input[type=file]').setInputFiles([{ name: 'Referral letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }, { name: 'Scan.png', mimeType: 'image/png', buffer: Buffer.from('x') }]);
    await page.getByRole('textbox', { name: 'Subject' }).fill('Referral');
    await page.getByRole('button', { name: 'Preview' }).click();
  }],
  senderrors: ['/send', (page) => page.getByRole('button', { name: 'Send', exact: true }).click()],
  progress: [`/send?fax=${by('sending')}`],
  trunks: ['/trunks'],
  trunk: ['/trunks/new', async (page) => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Backup');
    await page.getByRole('textbox', { name: 'Host' }).fill('bad');
    await page.getByRole('button', { name: 'Create' }).click();
  }],
  numbers: ['/numbers'],
  rules: ['/routing-rules'],
  rule: [`/routing-rules/0199a000-0000-7000-8000-050000000000`],
  choice: ['/carrier-choice', async (page) => {
    await page.getByRole('textbox', { name: 'To' }).fill('+1 303 555 0100');
    await page.getByRole('button', { name: 'Explain' }).click();
  }],
  decision: ['/carrier-choice/d1'],
  findnumber: ['/find-number', (page) => page.getByRole('button', { name: 'Search', exact: true }).click()],
  buy: ['/find-number', async (page) => {
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('button', { name: /^Buy/ }).first().click();
  }],
  prices: ['/rates', async (page) => {
    await page.getByRole('combobox', { name: 'Carrier', exact: true }).click();
    await page.getByRole('option', { name: 'Telnyx' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('December');
    await page.locator('input[type=file]').setInputFiles([{ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from('prefix') }]);
    await page.getByRole('button', { name: 'Import' }).click();
  }],
  pricelist: ['/rates/deck1'],
  carrier: ['/carriers/0199a000-0000-7000-8000-0a0000000001', (page) => page.getByRole('button', { name: 'Test this carrier' }).click()],
  people: ['/people'],
  invitations: ['/people', (page) => page.getByRole('tab', { name: /^Invitations/ }).click()],
  invite: ['/people/invite', async (page) => {
    await page.getByLabel('Email').fill('dana@clinic.example');
    await page.getByRole('button', { name: 'Send invitation' }).click();
  }],
  person: [`/people/${people[1].id}`],
  rights: [`/people/${people[1].id}`, async (page) => {
    await page.getByRole('tab', { name: 'Permissions' }).click();
    await page.getByRole('button', { name: /^Send Faxes/ }).click();
  }],
  role: ['/roles/r1'],
  breakglass: ['/break-glass'],
  hierarchy: ['/hierarchy'],
  invitation: ['/invitation#token'],
  key: ['/api-keys/new', async (page) => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Backup');
    await page.getByRole('combobox', { name: 'Scopes' }).click();
    await page.getByRole('option', { name: 'fax:read' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Create' }).click();
  }],
  empty: ['/deny-list'],
  palette: ['/inbox', (page) => page.keyboard.press('Control+k')],
  help: ['/inbox', (page) => page.keyboard.press('?')],
  menu: ['/inbox', async (page) => {
    const button = page.getByRole('button', { name: 'Open the menu' });
    if (await button.isVisible()) await button.click();
  }],
  signin: ['/inbox', async (page) => {
    await page.getByRole('button', { name: /account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill('alice@clinic.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
  }],
};

const looks = { light: [1440, 900, 'light'], dark: [1440, 900, 'dark'], narrow: [360, 740, 'light'] };
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
let findings = 0;
for (const [look, [width, height, colorScheme]] of Object.entries(looks)) {
  if (process.env.LOOK && !process.env.LOOK.split(',').includes(look)) continue;
  for (const [name, [path, act]] of Object.entries(screens)) {
    if (only && !only.includes(name)) continue;
    const page = await browser.newPage({ locale: 'en-US', viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    page.on('console', (message) => message.type() === 'error' && !/40[014] \(/.test(message.text()) && console.log(`${name} ${look} console: ${message.text()}`) === undefined && findings++);
    page.on('pageerror', (error) => console.log(`${name} ${look} error: ${error.message}`, findings++));
    try {
      await page.goto(address() + path);
      page.setDefaultTimeout(8000);
      await page.getByRole('main').waitFor();
      await page.waitForTimeout(350);
      await act?.(page);
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${folder}${name}-${look}.png` });
      // Evaluated through the debugging protocol, which the content security policy does not stop.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const { id, impact, nodes } of violations) {
        findings++;
        console.log(`${name} ${look} axe ${impact} ${id}: ${nodes.slice(0, 3).map(({ target, any, all }) => `${target.join(' ')} ${(any[0] ?? all[0])?.message ?? ''}`).join(' | ')}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(`${name} ${look} is ${wide} px too wide`, findings++);
    } catch (error) {
      findings++;
      console.log(`${name} ${look}: ${error.message.split('\n').slice(0, 4).join(' ')}`);
    }
    if (name === 'signin') await page.request.post(`${address()}/api/v1/session`, { data: { password: 'x' } });
    await page.close();
  }
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(findings === 0 ? 'Nothing found.' : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

// What Maven calls: installs and builds only when something changed since the last time, because the whole reactor is
// built often and the browser application rarely changes.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function modified(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  return stat ? stat.mtimeMs : 0;
}

function newest(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that were removed.
  return readdirSync(join(root, path)).reduce((last, name) => Math.max(last, newest(join(path, name))), stat.mtimeMs);
}

function npm(...args) {
  execFileSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

const installed = modified('node_modules/.package-lock.json');
if (installed < modified('package-lock.json')) npm('ci', '--no-audit', '--no-fund', '--loglevel=error');

const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const built = modified('target/classes/static/index.html');
if (built === 0 || inputs.some((path) => newest(path) > built)) npm('run', 'build', '--silent');
else console.log('The browser application is unchanged.');

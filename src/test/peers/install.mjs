// Installs what package-lock.json names, unless that has been done already.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, 'package-lock.json');
const installed = join(here, 'node_modules', '.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  // npm is a script on some systems, so a shell has to find it.
  const npm = spawnSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, shell: true, stdio: 'inherit' });
  process.exitCode = npm.status ?? 1;
}

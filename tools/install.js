// Plain JavaScript with Node's own modules, and old syntax: it runs before anything is installed, and has to tell an old Node so.
const { spawnSync } = require('child_process');
const { existsSync, readFileSync } = require('fs');
const { basename, join } = require('path');

const OLDEST_NODE = '20.19';

/** The packages that the lock file asks for and node_modules lacks or has another version of. */
function missingPackages(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const found = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.keys(wanted).filter((path) => {
    const { version, integrity, optional, link } = wanted[path];
    if (path === '' || optional || link) return false;
    const there = found[path];
    return (
      !there ||
      there.version !== version ||
      there.integrity !== integrity ||
      !existsSync(join(root, path))
    );
  });
}

function readPackages(file) {
  return existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8')).packages
    : {};
}

/** Runs `npm ci`, quietly unless it fails, and returns its exit code. */
function install(root) {
  console.log('Installing dependencies (once)…');
  const [command, first] = npm();
  const { status, error, stdout, stderr } = spawnSync(
    command,
    [
      ...first,
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    },
  );
  if (status === 0) return 0;
  console.error(`${stdout || ''}${stderr || ''}${error ? error.message : ''}`);
  console.error(
    'The dependencies could not be installed; npm says why above. Check that the registry it is configured for is reachable (npm ping), then run the command again.',
  );
  return status || 1;
}

/** The npm that runs this script, else the one on the path. */
function npm() {
  const running = process.env.npm_execpath || '';
  if (basename(running) === 'npm-cli.js') return [process.execPath, [running]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

function isOlder(version, than) {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = than.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

function main() {
  const root = join(__dirname, '..');
  if (isOlder(process.versions.node, OLDEST_NODE)) {
    console.error(
      `This project needs Node ${OLDEST_NODE} or newer, and this is ${process.version}. Install a newer one, then run the command again.`,
    );
    return 1;
  }
  return missingPackages(root).length > 0 ? install(root) : 0;
}

process.exitCode = main();

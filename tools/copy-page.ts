// Puts beside the compiled code what the graph page is made of, which the compiler leaves: npm run build
import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const PAGE = join('src', 'graph', 'page');
const DESTINATION = join(ROOT, 'dist', PAGE);

cpSync(join(ROOT, PAGE), DESTINATION, { recursive: true });
copyFileSync(
  require.resolve('vis-network/standalone/umd/vis-network.min.js'),
  join(DESTINATION, 'vis-network.min.js'),
);

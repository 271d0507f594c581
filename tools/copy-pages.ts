// Puts the pages beside the compiled code, which the compiler leaves: npm run build
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const BUILT = join('src', 'pages', 'built');

cpSync(join(ROOT, BUILT), join(ROOT, 'dist', BUILT), { recursive: true });

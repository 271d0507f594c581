import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..');

/** In a process of its own, since Jest cannot load the configuration of ESLint. */
const SCRIPT = `
const { ESLint } = require('eslint');
(async () => {
  const eslint = new ESLint();
  const allowed = [];
  for (const [file, name] of JSON.parse(process.argv[1])) {
    const [result] = await eslint.lintText("import '" + name + "';", { filePath: 'src/' + file });
    allowed.push(!result.messages.some(({ ruleId }) => ruleId === 'no-restricted-imports'));
  }
  console.log(JSON.stringify(allowed));
})();
`;

type Import = readonly [file: string, module: string];

/** Those of the imports that the lint rules allow. */
async function allowedOf(imports: readonly Import[]): Promise<Import[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-e', SCRIPT, JSON.stringify(imports)],
    { cwd: ROOT },
  );
  const allowed: unknown = JSON.parse(stdout);
  return imports.filter(
    (_, index) => Array.isArray(allowed) && allowed[index] === true,
  );
}

const FORBIDDEN: readonly Import[] = [
  ['registry/client.ts', '../entities/package'],
  ['registry/client.ts', '../config'],
  ['registry/client.ts', '../ingestion'],
  ['registry/client.ts', '../steps'],
  ['registry/http.ts', 'node-fetch'],
  ['registry/http.ts', 'https'],
  ['entities/package.ts', '../registry/client'],
  ['entities/package.ts', '../registry/errors'],
  ['entities/package.ts', './user'],
  ['entities/package.ts', '../relationships'],
  ['entities/package.ts', '../config'],
  ['entities/package.ts', 'node-fetch'],
  ['relationships.ts', './registry/errors'],
  ['relationships.ts', './config'],
  ['relationships.ts', './steps'],
  ['steps/account.ts', '../registry/http'],
  ['steps/account.ts', '../registry/decode'],
  ['steps/account.ts', '../validation'],
  ['steps/account.ts', '../index'],
  ['steps/account.ts', '.'],
  ['steps/account.ts', '../../test/collect'],
  ['steps/account.ts', 'node-fetch'],
  ['config.ts', './entities/account'],
  ['config.ts', './steps'],
  ['validation.ts', './steps'],
  ['index.ts', './cli/main'],
  ['config.ts', './cli/run'],
  ['validation.ts', './graph/collected'],
  ['steps/account.ts', '../cli/terminal'],
  ['steps/index.ts', '../cli/main'],
  ['registry/report.ts', '../cli/progress-bar'],
  ['entities/account.ts', '../cli/run'],
  ['relationships.ts', './cli/run'],
  ['graph/page.ts', '../cli/terminal'],
  ['graph/page.ts', '../registry/client'],
  ['graph/page.ts', 'https'],
  ['cli/run.ts', '../steps/account'],
  ['cli/run.ts', 'node-fetch'],
  ['index.ts', './j1ql/parse'],
  ['index.ts', './cli/ask'],
  ['steps/index.ts', '../j1ql/parse'],
  ['steps/account.ts', '../graph/collected'],
  ['config.ts', './j1ql/parse'],
  ['entities/package.ts', '../j1ql/parse'],
  ['relationships.ts', './j1ql/parse'],
  ['registry/client.ts', '../j1ql/parse'],
  ['j1ql/parse.ts', '../registry/client'],
  ['j1ql/parse.ts', '../cli/ask'],
  ['j1ql/parse.ts', 'node-fetch'],
  ['graph/collected.ts', '../j1ql/parse'],
  ['cli/ask.ts', '../registry/client'],
  ['cli/ask.ts', '../index'],
  ['cli/ask.ts', 'https'],
  ['cli/ask/check.ts', '../../registry/client'],
  ['index.ts', './report/write'],
  ['steps/account.ts', '../pages/shared/format'],
  ['graph/page.ts', '../report/data'],
  ['j1ql/parse.ts', '../report/data'],
  ['report/write.ts', '../cli/page'],
  ['report/write.ts', '../entities/package'],
  ['report/write.ts', 'https'],
  ['pages/report/main.tsx', '../../cli/page'],
  ['pages/report/main.tsx', '../../registry/client'],
  ['pages/graph/map.tsx', '../../entities/package'],
  ['pages/shared/data.ts', 'node:fs'],
];

const ALLOWED: readonly Import[] = [
  ['registry/exchange.ts', 'node-fetch'],
  ['registry/http.ts', '../../package.json'],
  ['registry/client.ts', './http'],
  ['entities/package.ts', '../registry/types'],
  ['entities/package.ts', './links'],
  ['relationships.ts', './entities/package'],
  ['steps/account.ts', './org-users'],
  ['steps/account.ts', '../registry/client'],
  ['steps/account.ts', '../entities/account'],
  ['config.ts', './registry/client'],
  ['index.ts', './steps'],
  ['graph/write.ts', './page'],
  ['cli/run.ts', '..'],
  ['cli/run.ts', '../config'],
  ['cli/watch.ts', '../registry/report'],
  ['cli/graph.ts', '../graph/write'],
  ['j1ql/graph.ts', '../graph/collected'],
  ['j1ql/parse.ts', './grammar'],
  ['cli/ask.ts', '../j1ql/parse'],
  ['cli/ask.ts', './ask/check'],
  ['cli/ask/check.ts', '../../j1ql/parse'],
  ['cli/ask/questions.ts', '../../report/questions'],
  ['cli/report.ts', '../report/write'],
  ['report/write.ts', '../graph/page'],
  ['report/write.ts', '../j1ql/parse'],
  ['pages/report/main.tsx', '../../report/organization'],
  ['pages/report/main.tsx', '../shared/data'],
];

test('imports point one way', async () => {
  expect(await allowedOf([...FORBIDDEN, ...ALLOWED])).toEqual(ALLOWED);
});

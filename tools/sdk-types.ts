import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..');

/** The packages of the SDK that `src` is compiled against. */
const SDK = ['@jupiterone/integration-sdk-core', '@jupiterone/data-model'];

const MODULE_NOT_FOUND = 2307;

/** What the compiler says of `src` when it finds the SDK in a given `node_modules`; nothing when all is well. */
export function typeProblems(modules: string): readonly string[] {
  const { options, fileNames } = configuration();
  const source = join(ROOT, 'src') + sep;
  const program = ts.createProgram(
    fileNames
      .map((name) => join(name))
      .filter((name) => name.startsWith(source)),
    {
      ...options,
      types: ['node'],
      // Else a declaration that leads nowhere would pass for `any`.
      skipLibCheck: false,
      paths: Object.fromEntries(
        SDK.map((name) => [name, [join(modules, name)]]),
      ),
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file, code }) => {
      const name = file && join(file.fileName);
      if (!name || name.startsWith(source)) return true;
      return name.startsWith(join(modules) + sep) && code === MODULE_NOT_FOUND;
    })
    .map(asText);
}

function configuration(): ts.ParsedCommandLine {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic(diagnostic) {
        throw new Error(asText(diagnostic));
      },
    },
  );
  if (!parsed) throw new Error('tsconfig.json could not be read');
  return parsed;
}

function asText({ file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  if (!file) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${relative(ROOT, file.fileName)}:${line + 1} ${message}`;
}

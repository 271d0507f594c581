const { execFileSync } = require('child_process');
const { join } = require('path');

/** Jest runs this before all tests: the pages are those of the code that is tested. */
module.exports = () => {
  const tool = join(__dirname, '..', 'tools', 'build-pages.ts');
  execFileSync(process.execPath, [
    require.resolve('ts-node/dist/bin'),
    '-T',
    tool,
  ]);
};

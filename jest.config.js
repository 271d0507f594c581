const {
  globals: _,
  ...sdk
} = require('@jupiterone/integration-sdk-dev-tools/config/jest');

// Tests talk to servers of this machine, and the SDK's AWS client to nobody.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
  delete process.env[name];
  delete process.env[name.toLowerCase()];
}
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

/** @type {import('jest').Config} */
module.exports = {
  ...sdk,
  rootDir: __dirname,
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/build-pages.js',
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': 'ts-jest' },
  moduleNameMapper: {
    '^expect/build/jestMatchersObject$':
      '<rootDir>/node_modules/expect/build/jestMatchersObject.js',
    // The build of it that can be required.
    '^d3-hierarchy$':
      '<rootDir>/node_modules/d3-hierarchy/dist/d3-hierarchy.min.js',
  },
  reporters: ['default', '<rootDir>/test/closing-line.js'],
};

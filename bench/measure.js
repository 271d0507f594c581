// Preloaded into a measured process: says at its end what it used, into the file that BENCH_USAGE names.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.BENCH_USAGE,
    JSON.stringify({
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      user: userCPUTime / 1e6,
      sys: systemCPUTime / 1e6,
      megabytes: maxRSS / 1024,
    }),
  );
});

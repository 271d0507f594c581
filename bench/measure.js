// Preloaded into a measured process: says at its end what it used, into the file that BENCH_USAGE names.
const { writeFileSync } = require('node:fs');
const { Socket } = require('node:net');

const sockets = [];
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  sockets.push(this);
  return connect.apply(this, args);
};

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.BENCH_USAGE,
    JSON.stringify({
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      megabytes: maxRSS / 1024,
      bytes: sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    }),
  );
});

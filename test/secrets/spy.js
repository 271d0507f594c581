// Is loaded into the command line before anything else: notes every address that is connected to, and crashes if told to.
const { appendFileSync } = require('node:fs');
const { Agent } = require('node:http');
const { Socket } = require('node:net');

const { CONNECTIONS, CRASH_AT } = process.env;

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [first] = args.flat();
  appendFileSync(CONNECTIONS, `${first?.host ?? ''}:${first?.port ?? first}\n`);
  return connect.apply(this, args);
};

let requests = 0;
const { addRequest } = Agent.prototype;
Agent.prototype.addRequest = function (request, ...rest) {
  requests += 1;
  if (requests === Number(CRASH_AT)) {
    process.nextTick(() => {
      throw Object.assign(new Error('crashed'), { during: request.method });
    });
  }
  return addRequest.call(this, request, ...rest);
};

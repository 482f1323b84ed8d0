'use strict';
// Loaded into every server that the launcher starts: when the launcher is gone, however it went, so is the server.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

import { readPort } from './config.js';
import { createService } from './service.js';

const log = entry => console.log(JSON.stringify({ time: new Date().toISOString(), level: 'info', ...entry }));
const { server, drain } = createService(log);
server.listen(readPort(process.env), () => log({ message: 'listening', ...server.address() }));
process.once('SIGTERM', drain);

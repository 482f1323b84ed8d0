import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { totalOf } from './total.js';

const server = createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.url === '/readyz') {
    answer(200, { status: 'ok' });
  } else if (request.method === 'POST' && request.url === '/total') {
    try {
      answer(200, { total: totalOf(await json(request)) });
    } catch (error) {
      answer(400, { error: error.message });
    }
  } else {
    answer(404, { error: 'There is nothing here' });
  }
});

server.listen(Number(process.env.PORT ?? 8080));
process.on('SIGTERM', () => server.close());

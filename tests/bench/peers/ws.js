// npm ws as its README broadcasts: whatever one client says goes to all, the bytes as they came.

import { createServer } from 'node:http';

import { WebSocketServer } from 'ws';

const http = createServer((_request, response) => response.writeHead(204).end());
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on('connection', (client) => {
  client.on('message', (data) => {
    for (const other of server.clients) {
      other.send(data, { binary: false });
    }
  });
});
http.listen(0, '127.0.0.1', () => console.log(`listening ${http.address().port}`));

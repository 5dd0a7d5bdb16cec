// Socket.IO over WebSockets only, tuned as its documentation on performance and memory says: no
// compression, and no HTTP request kept for every connection.

import { createServer } from 'node:http';

import { Server } from 'socket.io';

const http = createServer((_request, response) => response.writeHead(204).end());
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
});
io.engine.on('connection', (socket) => {
  socket.request = null;
});
io.on('connection', (socket) => {
  socket.on('m', (text) => io.emit('m', text));
});
http.listen(0, '127.0.0.1', () => console.log(`listening ${http.address().port}`));

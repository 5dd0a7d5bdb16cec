// Why a link or a request failed, as a value to decide by and as a sentence to read.

/** @type {Record<Transport, string>} */
const SUBJECTS = {
  websocket: 'the WebSocket handshake',
  sse: 'the event stream',
  stream: 'the HTTP stream',
  longpoll: 'the long poll',
  shortpoll: 'the poll',
};

/** @param {Failure} failure @param {Transport} transport */
export function explain(failure, transport) {
  const subject = SUBJECTS[transport];
  switch (failure.kind) {
    case 'unreachable':
      return 'the server cannot be reached';
    case 'timeout':
      return `${subject} was not answered in time`;
    case 'refused':
      return failure.status
        ? `${subject} was refused with ${failure.status}`
        : `the WebSocket was closed with ${failure.close}`;
    case 'broken':
      return 'the connection broke';
    case 'silent':
      return 'nothing came any more';
    default:
      return `${subject} brought what no Parlance server says`;
  }
}

/** The error of an answer that is none of ours has the status alone. @param {Response} response
 * @returns {Promise<Failure>} */
export async function failureOf(response) {
  const seconds = Number(response.headers.get('retry-after'));
  let code;
  try {
    code = (await response.json()).error.code;
  } catch {
    // Somebody between us and the server answered, or nobody did to the end.
  }
  return {
    kind: 'refused',
    status: response.status,
    ...(typeof code === 'string' && { code }),
    ...(seconds > 0 && { retryMs: seconds * 1000 }),
  };
}

// Requests with a deadline, whose failure is a value.

import { Nonsense } from './protocol.js';

export const REQUEST_MS = 10_000; // A request that does not wait.
const WHY_MS = 3_000;

/** Thrown by `request`: the failure as a value. */
class RequestFailed extends Error {
	/** @param {Failure} failure */
	constructor(failure) {
		super(failure.code ?? failure.kind);
		this.failure = failure;
	}
}

/** What was thrown, as a value. @param {unknown} error @returns {Failure} */
export function failureFrom(error) {
	if (error instanceof RequestFailed) {
		return error.failure;
	}
	if (error instanceof Nonsense) {
		return { kind: 'nonsense' };
	}
	throw error; // A mistake of our own.
}

/** Nothing here leads elsewhere, unless the host starts again with TLS alone: then only a page that is
 * loaded anew gets there, since to a script that other scheme is a foreign place; or unless somebody
 * between, who may go away again, answers for the server. @param {Response} response */
const isElsewhere = ({ type }) => type === 'opaqueredirect';

/** The error of an answer that is none of ours has the status alone. @param {Response} response
 * @returns {Promise<Failure>} */
export async function failureOf(response) {
	const { status, headers } = response;
	if (isElsewhere(response)) {
		return { kind: 'unreachable', code: 'tls_required' };
	}
	// Only these two ask for patience (RFC 9110 section 15.6.4, RFC 6585 section 4).
	const retryMs = (status === 503 || status === 429) && Number(headers.get('retry-after')) * 1000;
	// Somebody between us and the server may have answered.
	const { error } = await response.json().catch(() => ({}));
	return { kind: 'refused', status, code: error?.code, retryMs: retryMs || undefined };
}

/** A request with one answer; a status of 400 and more is a RequestFailed.
 * @param {Pick<RoomParts, 'network'|'clock'>} parts @param {string} url
 * @param {RequestInit & {timeout?: number}} [options] */
export async function request({ network, clock }, url, options = {}) {
	const ending = new AbortController();
	const timer = clock.after(() => ending.abort(), options.timeout ?? REQUEST_MS);
	options.signal?.addEventListener('abort', () => ending.abort());
	try {
		// no-store: with the default cache two requests for one address run one after the other.
		const response = await network.fetch(url, {
			cache: 'no-store',
			redirect: 'manual',
			...options,
			signal: ending.signal,
		});
		if (response.status >= 400 || isElsewhere(response)) {
			throw new RequestFailed(await failureOf(response));
		}
		return { status: response.status, headers: response.headers, text: await response.text() };
	} catch (error) {
		if (error instanceof RequestFailed) {
			throw error;
		}
		throw new RequestFailed({ kind: ending.signal.aborted ? 'timeout' : 'unreachable' });
	} finally {
		clock.cancel(timer);
	}
}

/** @param {Pick<RoomParts, 'network'|'clock'>} parts @param {string} url @param {object} body */
export function postJson(parts, url, body) {
	return request(parts, url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}

/** Why somebody's request failed whose answer no script can read: the same once more, readable.
 * @param {RoomParts} parts @param {string} url @param {string} [method]
 * @returns {Promise<Failure|Headers>} */
export async function askWhy(parts, url, method = 'GET') {
	try {
		return (await request(parts, url, { method, timeout: WHY_MS })).headers;
	} catch (error) {
		return failureFrom(error);
	}
}

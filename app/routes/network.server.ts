// Which network a request comes from, for counting attempts; the edge has already settled whom to believe.

/** The address the edge saw, as text; only ever digested. */
export const networkOf = (request: Request) => request.headers.get('x-edge-network') ?? 'unknown'

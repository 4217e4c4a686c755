// In every test: nothing leaves the machine unless a stand-in answers for it.
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

export const outside = setupServer()

beforeAll(() =>
	outside.listen({
		onUnhandledRequest(request, print) {
			if (new URL(request.url).hostname !== '127.0.0.1') print.error()
		},
	}),
)
afterEach(() => outside.resetHandlers())
afterAll(() => outside.close())

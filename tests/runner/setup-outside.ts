// In every test: nothing leaves the machine unless a stand-in answers for it.
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

export const outside = setupServer()

beforeAll(() => outside.listen({ onUnhandledRequest: 'error' }))
afterEach(() => outside.resetHandlers())
afterAll(() => outside.close())

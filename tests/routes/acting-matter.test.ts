// Which page acting for somebody opens: never one of the other side of the site.
import { expect, test } from 'vitest'
import { noticeKinds } from '~/notices/notice'
import { matterOf } from '../../app/routes/council/acting-matter'

const employer = { registrantId: null, subjectKind: 'quote', subjectId: 'q' }
const registrant = { registrantId: 'p', subjectKind: 'assignment', subjectId: 'a' }
const quote = { requestId: 'r' } as NonNullable<Parameters<typeof matterOf>[1]>['quote']
const nothing = { notice: null, work: null, quote: null, request: null }

test.each(noticeKinds)('%s leads to a page of whom it is acted for', (notice) => {
	expect(matterOf(employer, { ...nothing, notice, quote })).toMatch(/^\/employer/)
	expect(matterOf(registrant, { ...nothing, notice })).not.toMatch(/^\/employer/)
})

test('what is about a quote opens the request it is of', () => {
	expect(matterOf(employer, { ...nothing, notice: 'quote', quote })).toBe('/employer/requests/r')
	expect(matterOf(employer, { ...nothing, quote })).toBe('/employer/requests/r')
	// A call of before that was named after the registrant's notice.
	expect(matterOf(employer, { ...nothing, notice: 'taken-back', quote })).toBe('/employer/requests/r')
})

// Who makes a move of a life, where its room stands beside the people and may not read their roles.
import { describe, expect, it } from 'vitest'
import { doings } from '~/people/role'
import { requestMoves } from '~/work/request'
import { taskMoves } from '~/work/task'

const office = (moves: readonly { act: string; by: readonly string[] }[]) =>
	Object.fromEntries(
		moves.filter((move) => !move.by.includes('employer')).map((move) => [move.act, [...move.by]]),
	)

describe('the moves of work', () => {
	it('are made by who may cut and publish, as the guards read it', () => {
		const cut = [...doings['cut-work']]
		const publish = [...doings['publish-work']]
		expect(office(taskMoves)).toEqual({
			draftTask: cut,
			changeTask: cut,
			publishTasks: publish,
			closeTask: publish,
		})
		expect(office(requestMoves)).toEqual({
			changeCut: cut,
			makeQuote: cut,
			publishTasks: publish,
			withdrawQuote: cut,
			turnDown: cut,
			takeUpAgain: cut,
		})
	})
})

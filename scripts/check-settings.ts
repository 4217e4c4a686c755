// Before anything is made: a wrong setting ends the start with a sentence, and no database is there yet.
import { readEnvironment } from '~/base/env'

const answer = readEnvironment(process.env)
if ('problems' in answer) {
	for (const problem of answer.problems) console.error(problem)
	process.exit(78)
}

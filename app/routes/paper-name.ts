// The licence or certificate a task asks for, by name: what the employer may hear was checked.
import { workWords } from '~/words/ja/work'
import { isPaper } from '~/work/task'

/** The name of the paper, or null where the task asks for none. */
export const paperName = (skill: string | null): string | null =>
	skill !== null && isPaper(skill) ? ((workWords.skills as Record<string, string>)[skill] ?? skill) : null

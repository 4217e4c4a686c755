// What went wrong: accidents, near misses, things broken, complaints; each a case with its days, its steps, its cause and cure.
import { bool, index, instant, int, str, table } from '../columns'
import { assignments } from './assignments'
import { employers, registrants } from './people'

export const troubles = table(
	'troubles',
	{
		id: str('id').primaryKey(),
		/** 受付番号 of the 苦情処理簿, by fiscal year. */
		number: str('number').notNull(),
		kind: str('kind')
			.$type<'accident' | 'damage' | 'near-miss' | 'complaint' | 'different' | 'neighbour'>()
			.notNull(),
		/** Who told it; none where somebody outside did. */
		toldBy: str('told_by').$type<'registrant' | 'employer' | 'staff' | 'outside'>().notNull(),
		registrantId: str('registrant_id').references(() => registrants.id),
		employerId: str('employer_id').references(() => employers.id),
		assignmentId: str('assignment_id').references(() => assignments.id),
		/** Whom to answer where it is nobody of ours. */
		toldByName: str('told_by_name').notNull().default(''),
		toldByTelephone: str('told_by_telephone').notNull().default(''),
		happenedDay: str('happened_day').notNull(),
		happenedMinute: int('happened_minute'),
		place: str('place').notNull().default(''),
		hurt: str('hurt').$type<'no' | 'yes' | 'unknown'>().notNull(),
		/** 応急処置, in words. */
		firstAid: str('first_aid').notNull().default(''),
		words: str('words').notNull(),
		channel: str('channel').notNull(),
		openedAt: instant('opened_at').notNull(),
		openedBy: str('opened_by').notNull(),
		takenBy: str('taken_by'),
		takenAt: instant('taken_at'),
		/** The first answer is due by then, on the office's calendar. */
		answerDueAt: instant('answer_due_at').notNull(),
		answeredAt: instant('answered_at'),
		/** Told to the insurer and, from 2027-01, to the 労基署: until when, and when it was. */
		insurerDueDay: str('insurer_due_day'),
		insurerToldDay: str('insurer_told_day'),
		labourDueDay: str('labour_due_day'),
		labourToldDay: str('labour_told_day'),
		cause: str('cause').notNull().default(''),
		cure: str('cure').notNull().default(''),
		closedAt: instant('closed_at'),
		closedBy: str('closed_by'),
		/** The same thing told twice: the case that goes on. */
		joinedIntoId: str('joined_into_id'),
	},
	(t) => [
		index('troubles_open').on(t.closedAt, t.answerDueAt),
		index('troubles_registrant').on(t.registrantId, t.openedAt),
		index('troubles_employer').on(t.employerId, t.openedAt),
		index('troubles_assignment').on(t.assignmentId),
	],
)

/** What was done about it, with its day; who told it sees the steps that are for them. */
export const troubleSteps = table(
	'trouble_steps',
	{
		id: str('id').primaryKey(),
		troubleId: str('trouble_id')
			.notNull()
			.references(() => troubles.id),
		kind: str('kind').notNull(),
		words: str('words').notNull(),
		/** Whether who told it reads this. */
		shown: bool('shown').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('trouble_steps_trouble').on(t.troubleId, t.at)],
)

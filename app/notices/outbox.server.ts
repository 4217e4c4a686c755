// Mail waiting to leave: staff read it in the site; with SMTP_URL it goes out at least once, outside transactions.
import { and, asc, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import nodemailer from 'nodemailer'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { newId } from '~/base/ids'
import { log } from '~/base/log'
import { inTransaction } from '~/events/transaction.server'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { outbox } from '~db/schema/notices'
import { registrants } from '~db/schema/people'

/** Queues one mail for its natural key; the Message-ID is fixed here, so that a second sending is known as the same. */
export async function queueMail(
	tx: Tx,
	mail: { naturalKey: string; to: string; subject: string; body: string },
): Promise<void> {
	const id = newId()
	const host = new URL(environment().BASE_URL).hostname
	await tx
		.insert(outbox)
		.values({
			id,
			naturalKey: mail.naturalKey,
			messageId: `<${id}@${host}>`,
			toAddress: mail.to,
			subject: mail.subject,
			body: mail.body,
			at: tx.at,
			nextAt: tx.at,
		})
		.onConflictDoNothing({ target: outbox.naturalKey })
}

const waits = [60, 300, 1_800, 7_200, 21_600, 86_400]
const mostTries = 12

/** Sends what is due, one after another; a failure waits longer each time and says why to staff. */
export async function sendMail(): Promise<void> {
	const { SMTP_URL, MAIL_FROM } = environment()
	if (!SMTP_URL) return
	const due = await db()
		.select()
		.from(outbox)
		.where(and(isNull(outbox.sentAt), lte(outbox.nextAt, now()), lt(outbox.tries, mostTries)))
		.orderBy(asc(outbox.nextAt))
		.limit(50)
	if (due.length === 0) return
	const transport = nodemailer.createTransport(SMTP_URL)
	try {
		for (const mail of due) {
			let fault: string | null = null
			try {
				await transport.sendMail({
					from: MAIL_FROM,
					to: mail.toAddress,
					subject: mail.subject,
					text: mail.body,
					messageId: mail.messageId,
				})
			} catch (error) {
				fault = (error as { code?: string }).code ?? 'fault'
				log.warn({ err: error }, 'a mail did not leave')
			}
			await inTransaction((tx) =>
				tx
					.update(outbox)
					.set(
						fault === null
							? { sentAt: tx.at, tries: mail.tries + 1, lastError: null }
							: {
									tries: mail.tries + 1,
									lastError: fault,
									nextAt: new Date(
										tx.at.getTime() + (waits[Math.min(mail.tries, waits.length - 1)] ?? 60) * 1_000,
									),
								},
					)
					.where(eq(outbox.id, mail.id)),
			)
		}
	} finally {
		transport.close()
	}
}

/** The newest mails, for the staff page. */
export async function latestMail(on: Db, most = 100) {
	return on.select().from(outbox).orderBy(desc(outbox.at), desc(outbox.id)).limit(most)
}

export async function unsentMail(on: Db): Promise<number> {
	const [row] = await on.select({ n: sql<number>`count(*)` }).from(outbox).where(isNull(outbox.sentAt))
	return Number(row?.n ?? 0)
}

/** Mail that went to somebody of whom nothing must be kept any more. */
export async function forgetMailTo(tx: Tx, registrantId: string): Promise<void> {
	const [person] = await tx
		.select({ email: registrants.email })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (person?.email) await tx.delete(outbox).where(eq(outbox.toAddress, person.email))
}

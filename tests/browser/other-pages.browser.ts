// The pages the story does not come by: joining, a card, consultations, invoices, employers, the machine.
import type { Page } from '@playwright/test'
import { expect, person, signIn, test, wellMade } from './town'

const office = 'hinata-2026'

test('the pages beside the story are well made too', async ({ browser, town }) => {
	const phone = await person(browser, town, 'phone')
	const desk = await person(browser, town, 'desk')
	const look = async (page: Page, ...paths: string[]) => {
		for (const path of paths) {
			await page.goto(path)
			await wellMade(page, browser, path)
		}
	}
	/** Goes on to the first record a page leads to, or to a page of it. */
	const lookInto = async (page: Page, from: string, beginning: string, end = '') => {
		await page.goto(from)
		const hrefs = await page
			.locator(`a[href^="${beginning}"]`)
			.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
		const record = hrefs.find((href) => /[0-9a-f]{8}-/.test(href))
		expect(record, `a record on ${from}`).toBeDefined()
		await look(page, `${(record ?? from).split(/[?#]/)[0]}${end}`)
	}

	await look(phone, '/join', '/card', '/how-to-join', '/how-to-ask', '/privacy', '/fair-turns')
	await signIn(phone, '260001', '260718')
	await look(phone, '/care', '/care/ask', '/my/messages', '/my/notices', '/my/more-work', '/my/other-hours')
	await look(phone, '/my/trouble', '/my/trouble/tell/accident', '/my/desk', '/my/turns', '/my/team')
	await phone.getByRole('textbox', { name: 'チームの名前' }).fill('浜の会')
	await phone.getByRole('button', { name: 'チームを作る' }).click()
	await wellMade(phone, browser, 'a team of one')
	// 日高さん has promised work ahead: おくれます stands there on the day alone, 行けなくなりました asks once more.
	await lookInto(phone, '/my/work', '/my/assignments/', '?ask=call-off')
	await lookInto(phone, '/care', '/care/')
	await lookInto(phone, '/care', '/care/', '/meeting')
	await phone
		.getByRole('link', { name: /から.*まで/ })
		.first()
		.click()
	await wellMade(phone, browser, 'a half-hour to book')
	await lookInto(phone, '/my', '/my/offers/')

	await signIn(desk, 'inn@hinata.example', office)
	await look(desk, '/employer/invoices', '/employer/messages', '/employer/trouble')
	await lookInto(desk, '/employer/invoices', '/employer/invoices/')

	await signIn(desk, 'uketsuke@hinata.example', office)
	await look(desk, '/council/employers', '/council/people', '/council/messages', '/council/troubles')
	await lookInto(desk, '/council/troubles', '/council/troubles/')
	await lookInto(desk, '/council/employers', '/council/employers/')

	await signIn(desk, 'chosei@hinata.example', office)
	await lookInto(desk, '/council/tasks', '/council/slots/', '/unlock')
	await lookInto(desk, '/council', '/council/assignments/')
	await lookInto(desk, '/council/requests', '/council/requests/', '/cuts')

	await signIn(desk, 'isokaze@hinata.example', office)
	await lookInto(desk, '/employer', '/employer/requests/', '/cuts')

	await signIn(desk, 'kanri@hinata.example', office)
	await look(desk, '/council/machine', '/council/settings', '/council/staff', '/council/areas')

	for (const page of [desk, phone]) {
		await signIn(page, 'kansa@hinata.example', office)
		await look(page, '/council/fairness')
	}

	await signIn(desk, 'tokatsu@hinata.example', office)
	await look(desk, '/coordinator', '/coordinator/people')
	await lookInto(desk, '/coordinator', '/coordinator/')
	for (const page of [desk, phone]) {
		await signIn(page, 'soudan@hinata.example', office)
		await look(page, '/coordinator/times')
		await lookInto(page, '/coordinator/times', '/coordinator/meetings/')
	}

	for (const page of [desk, phone]) {
		await signIn(page, 'chosei@hinata.example', office)
		await look(page, '/council/plan?week=2026-12-07')
		await page.getByRole('button', { name: /組む$/ }).click()
		await wellMade(page, browser, 'a week that is being planned')
		const again = page.getByRole('link', { name: 'いまのようすを見る' })
		await expect(async () => {
			if (await again.isVisible()) await again.click()
			await expect(page.getByRole('heading', { name: '組んだ案' })).toBeVisible({ timeout: 500 })
		}).toPass({ timeout: 20_000 })
		await wellMade(page, browser, 'the plan of a week')
	}
	await phone.getByRole('button', { name: '印をつけた人に声をかける' }).click()
	await wellMade(phone, browser, 'a plan people were asked from')

	for (const page of [desk, phone]) {
		await look(page, '/council/weather?day=2026-11-25')
		await page.getByRole('textbox', { name: '暑さ指数' }).fill('28.4')
		await page.getByRole('button', { name: '入れる' }).click()
		await wellMade(page, browser, 'heat that asks for an answer')
		await page.getByRole('button', { name: 'だれに伝わるかを見る' }).click()
		await wellMade(page, browser, 'who would hear of a day called off')
	}
	await desk.getByRole('button', { name: '取りやめて、みんなに伝える' }).click()
	await wellMade(desk, browser, 'a day that was called off')
	await expect(async () => {
		await desk.goto('/council/calls')
		await expect(desk.getByText('天気・まだ届いていません').first()).toBeVisible({ timeout: 500 })
	}).toPass({ timeout: 30_000 })
	await wellMade(desk, browser, 'calls in red')
	await look(phone, '/council/calls')
})

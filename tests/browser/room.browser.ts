// The consultation room in a browser: what is typed is kept while it is typed, words come in while the page is open, and leaving leaves nothing.
import { expect, person, signIn, test, wellMade } from './town'

const office = 'hinata-2026'

test('a consultation at night, live and left in one tap', async ({ browser, town }) => {
	const phone = await person(browser, town, 'phone')
	const desk = await person(browser, town, 'desk')
	// The same phone with scripts on.
	const context = await browser.newContext({
		baseURL: town.url,
		viewport: { width: 360, height: 800 },
		isMobile: true,
		hasTouch: true,
	})
	const live = await context.newPage()

	await signIn(live, '260001', '260718')
	await live.goto('/care/ask')
	await live.getByRole('radio', { name: /子育て/ }).check()
	await live.getByRole('button', { name: '次へ' }).click()
	await live.getByLabel('相談したいこと').fill('夜に何度も起きて、昼間もぼんやりします。')
	// Kept without a press, on the server alone.
	await expect(live.locator('.kept-line')).toContainText('保存しました', { timeout: 20_000 })
	expect(await live.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
		0,
		0,
		'',
	])

	// One tap: the back key meets the sign-in page and never the words.
	await live.getByRole('button', { name: /すぐに/ }).click()
	await expect(live).toHaveURL(/\/leave$/)
	await expect(live.getByText('天気予報').first()).toBeVisible()
	await live.goBack()
	await expect(live.getByText('ぼんやり')).toHaveCount(0)
	await live.goto('/care')
	await expect(live).toHaveURL(/sign-in/)

	// The draft is there again for the same sign-in.
	await signIn(live, '260001', '260718')
	await live.goto('/care')
	await live.getByRole('link', { name: '書きかけを続ける' }).click()
	await expect(live.getByLabel('相談したいこと')).toHaveValue(/ぼんやりします/)
	await live.getByRole('button', { name: '次へ' }).click()
	await live.getByRole('radio', { name: '登録の名前' }).check()
	await live.getByRole('button', { name: '相談を送る' }).click()
	await expect(live.getByText('受け取りました')).toBeVisible()
	const address = new URL(live.url()).pathname

	await signIn(desk, 'soudan@hinata.example', office)
	await desk.goto(address.replace('/care', '/coordinator'))
	await desk.getByRole('button', { name: '担当になって読む' }).click()
	await expect(desk.getByText('昼間もぼんやり')).toBeVisible()

	// Both have it open: each hears the other without loading anything.
	await desk.locator('#answer textarea[name=words]').fill('書いてくださって、ありがとうございます。')
	await desk.getByRole('button', { name: '返事を送る' }).click()
	await expect(live.locator('.talk-live')).toContainText('ありがとうございます')
	await live.getByLabel('続けて書く').fill('2時間くらいです')
	await live.getByRole('button', { name: '送る', exact: true }).click()
	await expect(desk.locator('.talk-live')).toContainText('2時間くらいです')
	await desk.locator('#answer textarea[name=words]').fill('読みました。')
	await desk.getByRole('button', { name: '返事を送る' }).click()
	await expect(desk.getByText('返事を送りました')).toBeVisible()
	await wellMade(desk, browser, 'a coordinator’s answer')

	// Without scripts the frame beside the form holds the new words, and what is typed stays.
	await signIn(phone, '260001', '260718')
	await phone.goto(address)
	await wellMade(phone, browser, 'one’s own consultation')
	await expect(phone.frameLocator('.talk-frame').getByText('新しい言葉が届くと')).toBeVisible()

	for (const path of ['', '/desk', '/report']) {
		await desk.goto(`${address.replace('/care', '/coordinator')}${path}`)
		await wellMade(desk, browser, `a coordinator’s page${path}`)
	}
	for (const path of [
		'',
		'/search',
		'/canned',
		'/manual',
		'/cards',
		'/callers',
		'/hotlines',
		'/noticed-words',
	]) {
		await desk.goto(`/coordinator${path}`)
		await wellMade(desk, browser, `/coordinator${path}`)
	}
	await signIn(desk, 'tokatsu@hinata.example', office)
	for (const path of ['/people', '/supervision']) {
		await desk.goto(`/coordinator${path}`)
		await wellMade(desk, browser, `/coordinator${path}`)
	}
	await phone.context().clearCookies()
	for (const path of ['/care/card', '/leave']) {
		await phone.goto(path)
		await wellMade(phone, browser, path)
	}
	await context.close()
})

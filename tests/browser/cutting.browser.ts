// Cutting work as a practised clerk does it: from a template to three published tasks, every tap counted.
import { counting } from './hand'
import { expect, person, signIn, test, wellMade } from './town'

test('from a template to three published tasks in at most 40 taps', async ({ browser, town }) => {
	const desk = await person(browser, town, 'desk')
	await signIn(desk, 'chosei@hinata.example', 'hinata-2026')
	await desk.goto('/council/requests')
	const hand = counting()
	const open = () =>
		desk
			.getByRole('row', { name: /年末の売り場づくり/ })
			.getByRole('link')
			.click()
	await open()
	await wellMade(desk, browser, 'an empty sheet')
	await hand.choose(desk, 'ひな型', '生活サービス 売り場の箱あけと並べ')
	await hand.press(desk, 'button', 'ひな型からうつす')
	await expect(desk.getByText('作業を入れました')).toBeVisible()
	await wellMade(desk, browser, 'a sheet')
	await hand.press(desk, 'button', '作業ごとに仕事を作る')
	await expect(desk.getByText('作業から仕事を作りました')).toBeVisible()

	await hand.write(desk, '#day-all', '2026')
	await hand.write(desk, '[name="day.month"] >> nth=-1', '12')
	await hand.write(desk, '[name="day.day"] >> nth=-1', '22')
	await hand.write(desk, '#from-all', '09:00')
	await hand.press(desk, 'button', 'すべての仕事に日程を入れる')
	await expect(desk.getByText('すべての仕事に日程を入れました')).toBeVisible()

	for (const [question, answer] of Object.entries({
		orders: 'no',
		mixed: 'no',
		bound: 'no',
		substitute: 'yes',
		daily: 'no',
	}))
		await hand.tick(desk, `[name="${question}"][value="${answer}"]`)
	await hand.press(desk, 'button', '答えを記録する')
	await expect(desk.getByText('5つの質問は、どれも問題ありません')).toBeVisible()
	await wellMade(desk, browser, 'the contract check')
	await hand.press(desk, 'link', '見積を確かめて出す')
	await expect(desk.getByText('まだ出ていません')).toBeVisible()
	await wellMade(desk, browser, 'the quote before it goes out')
	await hand.press(desk, 'button', 'この見積を出す')
	await expect(desk.getByText('見積を出しました')).toBeVisible()

	// The employer says yes on the telephone.
	await hand.press(desk, 'link', /0999-/)
	await hand.pressText(desk, '電話')
	await hand.press(desk, 'button', '代わりの入力を始める')
	await hand.press(desk, 'button', 'この見積でお願いする')
	await expect(desk.getByText('ありがとうございます')).toBeVisible()
	await hand.press(desk, 'button', '代わりの入力を終わる')

	// The end leads back to the request it was begun from.
	await expect(desk.getByText('代わりの入力を終わりました')).toBeVisible()
	await hand.press(desk, 'button', '募集を始める')
	await expect(desk.getByText('募集を始めました')).toBeVisible()
	// Opening the request from its list is a press as well.
	const taps = hand.taps() + 1
	expect(taps).toBeLessThanOrEqual(40)
	test.info().annotations.push({ type: 'taps', description: String(taps) })

	await expect(desk.getByRole('link', { name: '募集のページを見る' })).toHaveCount(3)
	await desk.getByRole('link', { name: '募集のページを見る' }).first().click()
	await expect(desk.getByRole('heading', { level: 1 })).toContainText('箱を開けて数を確かめる')
	await desk.goBack()
	for (const paper of ['手順書', '仕様書'])
		await desk
			.getByRole('link', { name: paper })
			.click()
			.then(() => wellMade(desk, browser, paper))
			.then(() => desk.goBack())
})

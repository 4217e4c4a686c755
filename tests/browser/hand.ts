// A hand that counts what it touches: a press, a choice from a list, a field one begins to write in.
import type { Page } from '@playwright/test'

export function counting() {
	let taps = 0
	const tapped = <T>(act: Promise<T>): Promise<T> => {
		taps += 1
		return act
	}
	return {
		taps: () => taps,
		press: (page: Page, role: 'button' | 'link', name: string | RegExp) =>
			tapped(page.getByRole(role, { name }).first().click()),
		pressText: (page: Page, text: string) => tapped(page.getByText(text, { exact: true }).first().click()),
		choose: (page: Page, label: string, option: string) =>
			tapped(page.getByLabel(label).first().selectOption({ label: option })),
		write: (page: Page, selector: string, text: string) => tapped(page.locator(selector).fill(text)),
		tick: (page: Page, selector: string) => tapped(page.locator(`label:has(${selector})`).click()),
	}
}

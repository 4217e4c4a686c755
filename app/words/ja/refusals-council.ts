// Sentences for refusals about the council's own rules: the calendar, pay days.

export const councilRefusals = {
	'calendar-unknown': ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
		`祝日がわかるのは${firstYear}年から${lastYear}年までです。この間の日付を入れてください。`,
	'pay-date-too-late': ({ lastPayDate }: { lastPayDate: number }) =>
		`お支払いは、お仕事をした日から60日以内と決まっています。翌月の支払日は、1日から${lastPayDate}日までの日を入れてください。`,
	'setting-bad': () => 'この値は使えません。もとの値と同じ形で、決まった範囲の値を入れてください。',
}

// The one script of the consultation room: keeps what is typed every few seconds on the server, and lets new words come in.
// Nothing is kept in the browser, whose telephone may be shared. Without it everything works, more slowly.
(() => {
	const everyMillis = 5000

	for (const line of document.querySelectorAll('[data-keep]')) {
		const form = line.closest('form')
		const field = form?.querySelector('textarea[name=words]')
		if (!field) continue
		let kept = field.value
		let busy = false
		let sending = false
		const leaving = new AbortController()
		form.addEventListener('submit', () => {
			sending = true
			leaving.abort()
		})
		setInterval(async () => {
			const words = field.value
			if (sending || busy || words === kept) return
			busy = true
			try {
				const answer = await fetch(line.dataset.keep, {
					method: 'POST',
					body: new URLSearchParams({ words }),
					redirect: 'error',
					signal: leaving.signal,
				})
				if (answer.ok) {
					kept = words
					line.textContent = line.dataset.said.replace('{at}', await answer.text())
				}
			} catch {
				// Tried again with the next letters; the buttons keep it too.
			}
			busy = false
		}, everyMillis)
	}

	for (const place of document.querySelectorAll('[data-live]')) {
		const heard = new Set()
		const source = new EventSource(place.dataset.live)
		source.addEventListener('said', (event) => {
			if (heard.has(event.lastEventId)) return
			heard.add(event.lastEventId)
			place.insertAdjacentHTML('beforeend', event.data)
			const seen = document.querySelector('input[name=seen]')
			if (seen) seen.value = event.lastEventId
		})
		source.addEventListener('ended', () => source.close())
		addEventListener('pagehide', () => source.close())
	}
})()

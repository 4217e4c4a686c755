// Types of single fetch: dates and sets come out of loaders as they went in.
import '@remix-run/node'

declare module '@remix-run/node' {
	interface Future {
		v3_singleFetch: true
	}
}

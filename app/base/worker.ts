// A thread of its own for what takes long: one of our files, run beside the site, which goes on answering.
import { Worker } from 'node:worker_threads'

/** Starts a file in a thread; it finds `data` as its `workerData`. */
export function startWorker(file: URL, data: unknown): Worker {
	// A thread knows TypeScript only once it has been told, whatever the process was started with.
	const begin = `import('tsx/esm/api').then(({ register }) => {
		register()
		return import(${JSON.stringify(file.href)})
	})`
	return new Worker(begin, { eval: true, execArgv: [], workerData: data })
}

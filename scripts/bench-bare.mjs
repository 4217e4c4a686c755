// For the bench: a bare node:http server that answers everything with as many bytes as asked.
import { createServer } from 'node:http'

const body = Buffer.alloc(Number(process.env.BENCH_BYTES ?? 1000), 'a')
const server = createServer((_request, response) => {
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
	response.end(body)
})
server.listen(0, '127.0.0.1', () => {
	const address = server.address()
	process.send?.({ listening: typeof address === 'object' && address ? address.port : 0 })
})
process.on('SIGTERM', () => process.exit(0))

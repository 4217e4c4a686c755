// Queries that every page asks, built once for each connection: building one costs more than running it.
import type { Db } from './client'

type Preparable<Result> = {
	prepare(name: string): { execute(values?: Record<string, unknown>): PromiseLike<Result> | Result }
}

const kept = new WeakMap<object, Map<string, ReturnType<Preparable<unknown>['prepare']>>>()

/**
 * Runs the query that `build` makes, built once a connection under its name. Values come in by
 * `sql.placeholder('name')`; nothing else in the query may differ from call to call.
 */
export async function prepared<Result>(
	on: Db,
	name: string,
	values: Record<string, unknown>,
	build: (on: Db) => Preparable<Result>,
): Promise<Result> {
	// A transaction's handle is made for the act; the connection behind it stays.
	const connection: object = Object.hasOwn(on, 'at') ? Object.getPrototypeOf(on) : on
	let queries = kept.get(connection)
	if (!queries) {
		queries = new Map()
		kept.set(connection, queries)
	}
	let query = queries.get(name) as ReturnType<Preparable<Result>['prepare']> | undefined
	if (!query) {
		query = build(connection as Db).prepare(name)
		queries.set(name, query)
	}
	return query.execute(values)
}

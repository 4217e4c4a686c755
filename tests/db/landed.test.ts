// A landed migration is never edited: landed-migrations.txt holds what each was; only the newest may lack its line.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url))
const landed = read('./landed-migrations.txt').toString().trim().split('\n')
const hashOf = (file: string) =>
	createHash('sha256')
		.update(read(`../../db/migrations/${file}`))
		.digest('hex')

it.each(landed.map((line) => line.split(' ') as [string, string]))('%s is as it landed', (file, hash) =>
	expect(hashOf(file)).toBe(hash),
)

it.each(['sqlite', 'postgres'])('every migration of %s but the newest is pinned', (folder) => {
	const files = readdirSync(new URL(`../../db/migrations/${folder}`, import.meta.url))
		.filter((name) => name.endsWith('.sql'))
		.sort()
	const pinned = new Set(landed.map((line) => line.split(' ')[0]))
	expect(files.slice(0, -1).filter((name) => !pinned.has(`${folder}/${name}`))).toEqual([])
})

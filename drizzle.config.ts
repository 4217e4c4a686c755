// Where the schema stands and where migrations go: run once with DATABASE_URL set and once without.
import { defineConfig } from 'drizzle-kit'
import { engine } from './db/columns'

export default defineConfig({
	dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
	schema: './db/schema/*.ts',
	out: `./db/migrations/${engine}`,
})

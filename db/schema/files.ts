// What was handed in: photos, kept in pieces so that no row grows large.
import { bytes, index, instant, int, primaryKey, str, table } from '../columns'

export const files = table(
	'files',
	{
		id: str('id').primaryKey(),
		belongsKind: str('belongs_kind').notNull(),
		belongsId: str('belongs_id').notNull(),
		mediaType: str('media_type').notNull(),
		size: int('size').notNull(),
		width: int('width').notNull(),
		height: int('height').notNull(),
		by: str('by').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('files_belongs').on(t.belongsKind, t.belongsId)],
)

export const filePieces = table(
	'file_pieces',
	{
		fileId: str('file_id')
			.notNull()
			.references(() => files.id),
		sort: int('sort').notNull(),
		bytes: bytes('bytes').notNull(),
	},
	(t) => [primaryKey({ columns: [t.fileId, t.sort] })],
)

// The sentence after an act where the page opens: at the part that the address leads to, or at the top.
import type { ReactNode } from 'react'
import { useRoot } from './frame'
import { Told } from './told'

/** Drawn at the top without `part`, and once in each part an act of the page may lead to. */
export function ToldIn({ children, part = null }: { children: ReactNode; part?: string | null }) {
	const { toldAt } = useRoot()
	return children && toldAt === part ? <Told>{children}</Told> : null
}

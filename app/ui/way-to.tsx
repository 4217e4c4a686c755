// A link for whoever may open where it leads, and the words alone for others: nobody is led to a page that refuses them.
import type { ReactNode } from 'react'

/** `href` is null where the reader's role may not open that page. */
export function WayTo({ href, children }: { href: string | null; children: ReactNode }) {
	return href === null ? children : <a href={href}>{children}</a>
}

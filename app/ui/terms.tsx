// The terms as a person can read them: each legal item a plain question, the law's word small below it, then the answer.
import type { ReactNode } from 'react'

/** One item. `law` is the word the law uses. */
export type TermItem = { question: string; law: string; answer: ReactNode }

/** The whole list, numbered. `title` is the paper's name, `subject` the task and its day. */
export function Terms({
	title,
	subject,
	items,
}: {
	title: string
	subject: ReactNode
	items: readonly TermItem[]
}) {
	return (
		<article className="terms" aria-labelledby="terms-title">
			<div className="terms-top">
				<h2 className="terms-title" id="terms-title">
					{title}
				</h2>
				<p>{subject}</p>
			</div>
			<ol>
				{items.map(({ question, law, answer }, at) => (
					<li key={question}>
						<span className="no" aria-hidden="true">
							{at + 1}
						</span>
						<h3>
							{question}
							<span className="law">{law}</span>
						</h3>
						<div>{answer}</div>
					</li>
				))}
			</ol>
		</article>
	)
}

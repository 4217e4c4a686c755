// How heavy a task is: five steps, and a thing from the kitchen beside the number.

/** One load. `level` is 1 to 5; `answer` says it in words: 3kgまで(牛乳パック3本). */
export type Load = { label: string; answer: string; level: number }

const steps = [1, 2, 3, 4, 5]

/** The loads of a task on a card. */
export function Scale({ loads }: { loads: readonly Load[] }) {
	return (
		<div className="scale card">
			{loads.map(({ label, answer, level }) => (
				<div className="scale-row" key={label}>
					<p className="scale-head">
						<b>{label}</b>
						<span>{answer}</span>
					</p>
					<div className="scale-bar" aria-hidden="true">
						{steps.map((step) => (
							<i key={step} className={step <= level ? 'on' : undefined} />
						))}
					</div>
				</div>
			))}
		</div>
	)
}

// Four eyes: the boxes of a paper, each with a seal or with the name of the one who is waited for.
import type { ReactNode } from 'react'
import type { SealWords } from './seal'
import { Seal, SealRing } from './seal'

/** One box. `seal` when the step was taken, else `awaits` names who is to take it; `words` say who and when. */
export type SignBox = { title: string; words: ReactNode } & ({ seal: SealWords } | { awaits: string })

/** Usually three: 作成, 決定, 確認. */
export function SignBoxes({ boxes }: { boxes: readonly SignBox[] }) {
	return (
		<div className="sign">
			{boxes.map((box) => (
				<div key={box.title}>
					<h2>{box.title}</h2>
					{'seal' in box ? <Seal {...box.seal} /> : <SealRing who={box.awaits} />}
					<p>{box.words}</p>
				</div>
			))}
		</div>
	)
}

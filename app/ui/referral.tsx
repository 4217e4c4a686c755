// Whom else an employer can ask, for staff and for the employer in the same words.
import { sheetWords } from '~/words/ja/sheet'

/** Whom else to ask, for work that can be no commission. */
export function ReferralPlaces() {
	return (
		<ul>
			{sheetWords.papers.referralPlaces.map(({ name, say }) => (
				<li key={name}>
					<b>{name}</b> {say}
				</li>
			))}
		</ul>
	)
}

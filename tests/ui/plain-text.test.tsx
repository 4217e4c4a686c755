// What a part of a page says as lines: no tags, no pictures, nothing hidden.
import { expect, test } from 'vitest'
import { Band, BandHours } from '~/ui/band'
import { plainText } from '~/ui/plain-text'

test.each([
	['words & signs', <p key="a">A &amp; B &lt;3&gt;</p>, 'A & B <3>'],
	[
		'lines',
		<dl key="b">
			<dt>場所</dt>
			<dd>
				一階
				<br />奥
			</dd>
		</dl>,
		'場所\n一階\n奥',
	],
	[
		'without pictures',
		<div key="c">
			9時から
			<Band pieces={[{ from: 540, to: 600, kind: 'work' }]} />
			<BandHours />
		</div>,
		'9時から',
	],
	['of nothing', null, ''],
])('%s', (_, node, said) => expect(plainText(node)).toBe(said))

// さん is added once, and not to who is called with it already.
import { expect, test } from 'vitest'
import { withSan } from '~/words/ja/called'

test.each([
	['日高', '日高さん'],
	['ふみさん', 'ふみさん'],
	['はなちゃん', 'はなちゃん'],
	['けんくん', 'けんくん'],
	['健君', '健君'],
	['日高様', '日高様'],
	['ひだかさま', 'ひだかさま'],
	['さんた', 'さんたさん'],
])('%s is called %s', (name, called) => expect(withSan(name)).toBe(called))

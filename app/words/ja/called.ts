// How a person is called to their face and to others.

const already = /(?:さん|ちゃん|くん|君|様|さま)$/

/** 「日高」 gives 「日高さん」; who is called 「ふみさん」 or 「はなちゃん」 is called so, and not twice. */
export const withSan = (name: string): string => (already.test(name) ? name : `${name}さん`)

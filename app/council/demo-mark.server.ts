// The mark a seeded database bears, so that it never serves as a real town's.

/** Key of the settings row that says: this town is invented. */
export const demoMark = 'demo-town'

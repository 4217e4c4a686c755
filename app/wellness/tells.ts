// What may be told with a consultation for the statistics: fixed choices, each of which may be left out; nobody is looked up.

/** Age in bands; fewer bands are fewer hidden numbers. */
export const ages = ['under-30', 'from-30', 'from-50', 'from-65', 'from-75'] as const
export type Age = (typeof ages)[number]

/** Fields of work: the six of the reports (handbook §8), and not working now. */
export const workFields = ['farming', 'tourism', 'making', 'care', 'living', 'other', 'none'] as const
export type WorkField = (typeof workFields)[number]

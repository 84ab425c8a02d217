/** How a journey is looked at: its steps to change, its figures, or what a dry run says. */
export type JourneyMode = 'edit' | 'numbers' | 'dry'

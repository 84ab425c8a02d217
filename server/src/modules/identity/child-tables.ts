/**
 * Every table whose rows belong to a person: `patient_id` moves with a merge, `record_id` stays. A test compares this list with
 * the catalog, so that no table is forgotten.
 */
export const CHILD_TABLES = [
  'appointments',
  'calls',
  'campaign_recipients',
  'clinical_details',
  'consents',
  'contact_holds',
  'contact_points',
  'enrollments',
  'events',
  'holdout_arms',
  'household_members',
  'identity_keys',
  'leads',
  'offers',
  'patient_external_ids',
  'patient_notes',
  'patient_tags',
  'payments',
  'plans',
  'policies',
  'segment_history',
  'segment_list_entries',
  'send_keys',
  'service_lines',
  'site_events',
  'site_visitors',
  'tasks',
  'touches',
  'tracked_links',
  'value_class_overrides',
] as const

/** Tables made of the others; their owner makes their rows anew for everybody marked stale. */
export const DERIVED_TABLES = [
  'patient_history',
  'patient_stats',
  'refreshed_patients',
  'segment_due',
  'segment_members',
  'stale_patients',
] as const

export type ChildTable = (typeof CHILD_TABLES)[number]

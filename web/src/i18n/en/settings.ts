import type { settings as ru } from '../ru/settings.ts'
import type { SameShape } from '../shape.ts'

export const settings = {
  title: 'Settings',
  explanation: [
    'The clinic, its people and their rights. Every change goes to the log.',
    'Sections you have no rights to are not shown. The owner grants access.',
  ],
  sections: 'Sections of settings',
  ownGroup: 'You',
  clinicGroup: 'Clinic',
  section: {
    clinic: 'Clinic and branches',
    staff: 'Staff',
    rights: 'Rights',
    fields: 'Card fields',
    keys: 'API keys',
    log: 'Log',
    security: 'Security and looks',
  },
  unknown: 'There is no such section',
  unknownText: 'Choose a section from the list.',
  save: 'Save',
  cancel: 'Leave as is',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'Saved',
  notSaved: 'Not saved. {{message}}',
  allBranches: 'All branches',
  chosenBranches: 'Only the chosen ones',
  branches: 'Branches',
  branchesHint: 'Sees patients of these branches',
  noBranchChosen: 'Tick at least one branch',
  branchGone: 'Closed branch',
  role: 'Role',
  you: 'you',
} satisfies SameShape<typeof ru>

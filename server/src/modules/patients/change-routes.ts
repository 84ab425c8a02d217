import { z } from 'zod'
import { type Route, route } from '../../platform/http/route.ts'
import {
  changed,
  classOverride,
  contactChange,
  created,
  householdOf,
  newContact,
  newPatient,
  newTag,
  newTagChange,
  noteText,
  patientChange,
  tagChange,
} from './change-schemas.ts'
import { changePatient, createPatient } from './changes.ts'
import { releaseValueClass, setValueClass } from './class-override.ts'
import { addContact, changeContact, removeContact } from './contacts.ts'
import { joinHousehold, quitHousehold } from './households.ts'
import { patientFilter } from './list-schemas.ts'
import { addNote, changeNote, removeNote, restoreNote } from './notes.ts'
import { changeTags, undoTagChange } from './tag-changes.ts'
import { addTag, removeTag } from './tags.ts'

const params = z.object({ id: z.uuid() })
const contactParams = z.object({ id: z.uuid(), contactId: z.uuid() })
const noteParams = z.object({ id: z.uuid(), noteId: z.uuid() })

const cardRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/patients',
    permission: 'patients.edit',
    summary: 'Add a patient',
    body: newPatient,
    status: 201,
    answer: created,
    handle: async (call) => call.db(async (tx) => ({ id: await createPatient(tx, call, call.body) })),
  }),
  route({
    method: 'PATCH',
    path: '/patients/:id',
    permission: 'patients.edit',
    summary: 'Change the card of a patient; 409 when somebody changed it since `updatedAt`',
    params,
    body: patientChange,
    answer: changed,
    handle: async (call) => call.db((tx) => changePatient(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'POST',
    path: '/patients/:id/contacts',
    permission: 'patients.edit',
    summary: 'Add a phone, e-mail or messenger to a card',
    params,
    body: newContact,
    status: 201,
    answer: created,
    handle: async (call) => call.db((tx) => addContact(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'PATCH',
    path: '/patients/:id/contacts/:contactId',
    permission: 'patients.edit',
    summary: 'Label a contact',
    params: contactParams,
    body: contactChange,
    answer: null,
    handle: async (call) => call.db((tx) => changeContact(tx, call, { ...call.params, ...call.body })),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/contacts/:contactId',
    permission: 'patients.edit',
    summary: 'Remove a contact from a card',
    params: contactParams,
    answer: null,
    handle: async (call) => call.db((tx) => removeContact(tx, call, call.params.id, call.params.contactId)),
  }),
  route({
    method: 'PUT',
    path: '/patients/:id/household',
    permission: 'patients.edit',
    summary: 'Put a patient into the family of another',
    params,
    body: householdOf,
    answer: null,
    handle: async (call) => call.db((tx) => joinHousehold(tx, call, call.params.id, call.body.patientId)),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/household',
    permission: 'patients.edit',
    summary: 'Take a patient out of their family',
    params,
    answer: null,
    handle: async (call) => call.db((tx) => quitHousehold(tx, call, call.params.id)),
  }),
]

const labelRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/tag-changes',
    permission: 'tags.edit',
    summary: 'Put a tag on many patients or take it off: the named ones, or everybody the filters of the address leave',
    query: patientFilter,
    body: newTagChange,
    status: 201,
    answer: tagChange,
    handle: async (call) => call.db((tx) => changeTags(tx, call, call.body, call.query)),
  }),
  route({
    method: 'DELETE',
    path: '/tag-changes/:id',
    permission: 'tags.edit',
    summary: 'Take back a change of many tags, within a day',
    params,
    answer: z.object({ patients: z.number() }),
    handle: async (call) => call.db((tx) => undoTagChange(tx, call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/patients/:id/tags',
    permission: 'tags.edit',
    summary: 'Put a tag on a patient',
    params,
    body: newTag,
    answer: null,
    handle: async (call) => call.db((tx) => addTag(tx, call, call.params.id, call.body.tag)),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/tags/:tag',
    permission: 'tags.edit',
    summary: 'Take a tag off a patient',
    params: z.object({ id: z.uuid(), tag: z.string().min(1).max(100) }),
    answer: null,
    handle: async (call) => call.db((tx) => removeTag(tx, call, call.params.id, call.params.tag)),
  }),
  route({
    method: 'PUT',
    path: '/patients/:id/value-class',
    permission: 'value_class.override',
    summary: 'Set the value class of a patient by hand until a day',
    params,
    body: classOverride,
    answer: created,
    handle: async (call) => call.db((tx) => setValueClass(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/value-class',
    permission: 'value_class.override',
    summary: 'Let the rules decide the value class again',
    params,
    answer: null,
    handle: async (call) => call.db((tx) => releaseValueClass(tx, call, call.params.id)),
  }),
]

const noteRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/patients/:id/notes',
    permission: 'notes.edit',
    summary: 'Write a note into a card',
    params,
    body: noteText,
    status: 201,
    answer: created,
    handle: async (call) => call.db((tx) => addNote(tx, call, call.params.id, call.body.text)),
  }),
  route({
    method: 'PATCH',
    path: '/patients/:id/notes/:noteId',
    permission: 'notes.edit',
    summary: 'Change a note',
    params: noteParams,
    body: noteText,
    answer: null,
    handle: async (call) => call.db((tx) => changeNote(tx, call, { ...call.params, ...call.body })),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/notes/:noteId',
    permission: 'notes.edit',
    summary: 'Remove a note; it can be restored',
    params: noteParams,
    answer: null,
    handle: async (call) => call.db((tx) => removeNote(tx, call, call.params.id, call.params.noteId)),
  }),
  route({
    method: 'PUT',
    path: '/patients/:id/notes/:noteId/restored',
    permission: 'notes.edit',
    summary: 'Bring back a removed note',
    params: noteParams,
    answer: null,
    handle: async (call) => call.db((tx) => restoreNote(tx, call, call.params.id, call.params.noteId)),
  }),
]

/** Everything that changes a card. */
export const patientChangeRoutes: Route[] = [...cardRoutes, ...labelRoutes, ...noteRoutes]

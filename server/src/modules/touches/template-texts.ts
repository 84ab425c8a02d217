import { type RenderContext, type Rendered, renderTemplates, trackLinks } from '../templates/templates.ts'
import { unsubscribeLinks } from '../consents/consents.ts'
import { type ChatLinks, chatLinks } from '../chat-links/chat-links.ts'
import { readClinic } from '../clinics/clinics.ts'
import { plainTexts, type RenderAnswer, type RenderRequest, type TemplatePort } from './template-port.ts'
import { withVisibleUnsubscribe } from './visible-unsubscribe.ts'

/** Texts of published templates, and texts written by hand. */
export const templateTexts: TemplatePort = {
  render: async (ports, db, { clinicId, now, requests }) => {
    const byHand = requests.filter(({ templateId }) => templateId === null)
    const templated = requests.filter(({ templateId }) => templateId !== null)
    const answers = await plainTexts.render(ports, db, { clinicId, now, requests: byHand })
    const unsubscribe = await unsubscribeLinks(ports, db, clinicId)
    const chats = await chatLinks(ports, db, clinicId, now)
    const asks = templated.map((request) => {
      const { templateId, patientId, channel, touchId } = request
      const link = unsubscribe({ patientId, channel, touchId })
      return {
        clinicId,
        template: { templateId: templateId! },
        patientId,
        channel,
        context: contextOf(request, link, chats(patientId)),
      }
    })
    const rendered = await renderTemplates(db, clinicId, asks, now)
    for (const [n, request] of templated.entries()) answers.set(request.touchId, answerOf(rendered[n]!))
    const letters = requests.filter(({ channel, class: kind }) => channel === 'email' && kind === 'advertising')
    const locale = letters.length > 0 && (await readClinic(db, clinicId))?.locale === 'en' ? 'en' : 'ru'
    for (const { touchId, patientId, channel } of letters) {
      const link = unsubscribe({ patientId, channel, touchId })
      const letter = answers.get(touchId)
      if (letter && link !== null) answers.set(touchId, withVisibleUnsubscribe(letter, { link, locale }))
    }
    return answers
  },
  track: (ports, db, message) => trackLinks(ports, db, message),
}

function contextOf({ context }: RenderRequest, unsubscribe: string | null, chats: ChatLinks): RenderContext {
  const id = (name: string) => (typeof context[name] === 'string' ? (context[name] as string) : null)
  const book = id('link')
  return {
    appointmentId: id('appointmentId'),
    planId: id('planId'),
    policyId: id('policyId'),
    doctorId: id('doctorId'),
    branchId: id('branchId'),
    links: { ...chats, ...(book === null ? {} : { book }), ...(unsubscribe === null ? {} : { unsubscribe }) },
  }
}

function answerOf(rendered: Rendered): RenderAnswer {
  return rendered
}

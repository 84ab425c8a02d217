import { repairHomoglyphs } from './homoglyphs.ts'

/** What a patient asked to stop: advertising, or every message. */
export type StopScope = 'advertising' | 'all'

const POLITE = new Set(['пожалуйста', 'пжл', 'пож', 'please', 'здравствуйте', 'добрый', 'день', 'спасибо', 'thanks'])

const ADVERTISING = new Set(
  [
    'стоп',
    'stop',
    'отписка',
    'отписаться',
    'отпишите',
    'отпишите меня',
    'отмена подписки',
    'unsubscribe',
    'unsub',
    'optout',
    'opt out',
    'stopall',
    'не присылайте',
    'не присылайте рекламу',
    'не надо рекламы',
    'хватит',
    'cancel subscription',
  ].map(fold),
)
const EVERYTHING = new Set(
  [
    'стоп все',
    'стоп всё',
    'stop all',
    'не пишите',
    'не пишите мне',
    'не пишите больше',
    'больше не пишите',
    'больше не пишите мне',
    'удалите мой номер',
    'удалите меня',
    'удалите мои данные',
    'не беспокоить',
    'не беспокойте',
    'do not contact me',
    'dont contact me',
    'remove me',
    'delete my number',
  ].map(fold),
)

/**
 * Whether a reply is a demand to stop, in Russian or English, whatever the case, punctuation, Latin look-alikes or politeness
 * around it. Only a message that says nothing else counts: «стоп, а можно перенести на среду?» is a question for a person.
 */
export function stopWordIn(text: string): StopScope | null {
  const said = fold(text)
  if (EVERYTHING.has(said)) return 'all'
  return ADVERTISING.has(said) ? 'advertising' : null
}

/** Lower case, one alphabet, without punctuation, emoji and words of politeness. */
function fold(text: string): string {
  const words = repairHomoglyphs(text)
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ё', 'е')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !POLITE.has(word))
    // «CTOP» typed wholly in Latin.
    .map((word) => (word === 'ctop' ? 'стоп' : word))
  return words.join(' ')
}

import { Button } from '@revisit/ui/Button.tsx'
import { IconArrowMerge, IconPlayerTrackNext, IconUsersGroup, IconUserX } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answered } from './use-decisions.ts'

const ANSWERS: { answered: Answered; key: string; icon: ReactNode }[] = [
  { answered: 'merge', key: '1', icon: <IconArrowMerge size={16} stroke={1.6} /> },
  { answered: 'different', key: '2', icon: <IconUserX size={16} stroke={1.6} /> },
  { answered: 'family', key: '3', icon: <IconUsersGroup size={16} stroke={1.6} /> },
  { answered: 'skip', key: '4', icon: <IconPlayerTrackNext size={16} stroke={1.6} /> },
]

export type DecisionBarProps = { busy: boolean; canSkip: boolean; onAnswer: (answered: Answered) => void }

/** The four answers, each with the key that presses it. */
export function DecisionBar({ busy, canSkip, onAnswer }: DecisionBarProps) {
  const { t } = useTranslation('duplicates')
  const answers = ANSWERS.filter(({ answered }) => canSkip || answered !== 'skip')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const found = answers.find(({ key }) => key === event.key)
      if (!found || busy || event.repeat || isTyping(event)) return
      event.preventDefault()
      onAnswer(found.answered)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return answers.map(({ answered, key, icon }) => (
    <Button
      key={answered}
      variant={answered === 'merge' ? 'main' : answered === 'skip' ? 'quiet' : 'plain'}
      icon={icon}
      keyHint={key}
      disabled={busy}
      onClick={() => onAnswer(answered)}
    >
      {t(`actions.${answered}`)}
    </Button>
  ))
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  if (!(target instanceof HTMLElement)) return false
  const isText = target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
  return (
    isText ||
    target instanceof HTMLTextAreaElement ||
    target.isContentEditable ||
    target.closest('[role=dialog]') !== null
  )
}

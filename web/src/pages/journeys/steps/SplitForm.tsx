import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import type { NodeOf } from '@revisit/domain/journey-node.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import type { StepFormProps } from './step-form-props.ts'

type Part = NodeOf<'split'>['branches'][number]

const MOST = 6
const WHOLE = 100

/** Shares of the branches in per cent; a control branch gets nothing. */
export function SplitForm({ node, onChange }: StepFormProps<'split'>) {
  const { t } = useTranslation('journey-form')
  const { branches } = node
  const sum = branches.reduce((total, { share }) => total + share, 0)
  const set = (next: Part[]) => onChange({ ...node, branches: next })
  const setPart = (id: string, change: Partial<Part>) =>
    set(branches.map((part) => (part.id === id ? { ...part, ...change } : part)))
  return (
    <>
      <ul className={css.rows}>
        {branches.map((part) => (
          <li key={part.id} className={css.rowBox}>
            <div className={css.rowHead}>
              <TextInput
                className={css.grow}
                aria-label={t('split.name')}
                value={part.title}
                placeholder={part.id}
                maxLength={100}
                onChange={({ currentTarget }) => setPart(part.id, { title: currentTarget.value })}
              />
              <NumberInput
                className={css.share}
                aria-label={t('split.share', { name: part.title || part.id })}
                value={part.share}
                min={0}
                max={WHOLE}
                suffix=" %"
                allowDecimal={false}
                onChange={(share) => typeof share === 'number' && setPart(part.id, { share })}
              />
              {branches.length > 2 && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('split.remove')}
                  icon={<IconX size={14} stroke={1.6} />}
                  onClick={() => set(branches.filter(({ id }) => id !== part.id))}
                />
              )}
            </div>
            <Checkbox
              label={t('split.control')}
              checked={part.control}
              onChange={({ currentTarget }) => setPart(part.id, { control: currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
      <p className={sum === WHOLE ? css.hint : css.wrong} role="status">
        {t('split.sum', { sum })}
      </p>
      <div className={css.rowHead}>
        <Button size="small" onClick={() => set(evenly(branches))}>
          {t('split.evenly')}
        </Button>
        {branches.length < MOST && (
          <Button
            size="small"
            icon={<IconPlus size={14} stroke={1.6} />}
            onClick={() => set([...branches, newPart(branches)])}
          >
            {t('split.add')}
          </Button>
        )}
      </div>
      <p className={css.hint}>{t('split.hint')}</p>
    </>
  )
}

/** Equal shares of whole per cent; the first ones take what is left over. */
function evenly(branches: readonly Part[]): Part[] {
  const share = Math.floor(WHOLE / branches.length)
  const over = WHOLE - share * branches.length
  return branches.map((part, index) => ({ ...part, share: share + (index < over ? 1 : 0) }))
}

function newPart(branches: readonly Part[]): Part {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const id = letters.find((letter) => branches.every((part) => part.id !== letter)) ?? `part-${branches.length + 1}`
  return { id, title: id.toUpperCase(), share: 0, control: false, next: null }
}

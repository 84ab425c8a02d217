import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type RuleEditing, RuleGroup } from '../../segments/RuleGroup.tsx'
import { asGroup, changeAt, membersOf, newCondition } from '../../segments/rule-tree.ts'
import { type Vocabulary, vocabularyQuery } from '../../segments/segment-calls.ts'
import { useArranging } from '../../segments/use-arranging.ts'
import { usePreview } from '../../segments/use-preview.ts'
import type { RuleDraft } from '../../segments/use-rule-draft.ts'
import css from './fields.module.css'

export type RuleFieldProps = {
  label: string
  /** What the button says while there is no rule. */
  add: string
  value: SegmentRule | undefined
  onChange: (rule: SegmentRule | undefined) => void
}

/** A rule about the patient: the rows of the segment builder, with how many fit now. */
export function RuleField({ label, add, value, onChange }: RuleFieldProps) {
  const vocabulary = useQuery(vocabularyQuery).data
  const first = vocabulary?.fields.find(({ key }) => key === 'visits.last') ?? vocabulary?.fields[0]
  if (!vocabulary || !first) return null
  if (!value) {
    return (
      <div>
        <Button
          size="small"
          icon={<IconPlus size={14} stroke={1.6} />}
          onClick={() => onChange({ all: [newCondition(first)] })}
        >
          {add}
        </Button>
      </div>
    )
  }
  return <RuleRows label={label} value={value} vocabulary={vocabulary} onChange={onChange} />
}

type RuleRowsProps = Omit<RuleFieldProps, 'add' | 'value'> & { value: SegmentRule; vocabulary: Vocabulary }

function RuleRows({ label, value, vocabulary, onChange }: RuleRowsProps) {
  const { t } = useTranslation('journey-form')
  const { number } = useFormat()
  const { preview, isOld } = usePreview(value, undefined)
  const arrange = useArranging({ rule: value, change: onChange } as RuleDraft)
  const editing: RuleEditing = {
    vocabulary,
    counts: new Map(preview?.rows.map(({ path, count }) => [path, count] as const)),
    total: preview?.total ?? 0,
    isOld,
    arrange,
    change: (path, change) => {
      const next = asGroup(changeAt(value, path, change))
      onChange(membersOf(next).length > 0 ? next : undefined)
    },
  }
  return (
    <section className={css.rule} aria-label={label}>
      <RuleGroup group={asGroup(value)} path="" editing={editing} />
      <p className="caption">{preview ? t('rule.fit', { value: number(preview.count) }) : t('rule.counting')}</p>
    </section>
  )
}

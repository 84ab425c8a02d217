import { Select } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import type { Definition } from '../journey-calls.ts'
import { useStepNames } from '../use-step-words.ts'

export type NodeMap = Record<string, string>

export type NodeMapFormProps = {
  older: Definition
  newer: Definition
  /** People by the step of the older version they stand at. */
  inside: readonly { nodeId: string; people: number }[]
  value: NodeMap
  onChange: (map: NodeMap) => void
}

const STAYS = ''

/** For every step somebody stands at: at which step of the new version they go on, or that they finish the old one. */
export function NodeMapForm({ older, newer, inside, value, onChange }: NodeMapFormProps) {
  const { t } = useTranslation('journey-run')
  const { number } = useFormat()
  const oldNames = useStepNames(older)
  const newNames = useStepNames(newer)
  const data = [
    { value: STAYS, label: t('map.stays') },
    ...newer.nodes.map(({ id }) => ({ value: id, label: newNames(id) })),
  ]
  const set = (from: string, to: string | null) => {
    const { [from]: _, ...rest } = value
    onChange(to ? { ...rest, [from]: to } : rest)
  }
  return (
    <ul className={css.rows}>
      {inside.map(({ nodeId, people }) => (
        <li key={nodeId} className={css.rowBox}>
          <Select
            label={t('map.from', { step: oldNames(nodeId), people: number(people) })}
            value={value[nodeId] ?? STAYS}
            allowDeselect={false}
            searchable
            data={data}
            onChange={(to) => set(nodeId, to)}
          />
        </li>
      ))}
    </ul>
  )
}

/** Steps of the same id and kind keep their people; the others stay unless a person says otherwise. */
export function sameSteps(older: Definition, newer: Definition): NodeMap {
  const kinds = new Map(newer.nodes.map(({ id, kind }) => [id, kind]))
  const same = older.nodes.filter(({ id, kind }) => kinds.get(id) === kind)
  return Object.fromEntries(same.map(({ id }) => [id, id]))
}

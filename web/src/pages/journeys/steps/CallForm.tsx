import { Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { type NodeOf, TASK_RESULTS, type TaskResult } from '@revisit/domain/journey-node.ts'
import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { DurationField } from '../fields/DurationField.tsx'
import css from '../fields/fields.module.css'
import { RoleSelect } from '../fields/RoleSelect.tsx'
import type { StepFormProps } from './step-form-props.ts'

type Call = NodeOf<'call_task'>

/** Who calls, when, what to say, and where each result leads. */
export function CallForm({ node, onChange }: StepFormProps<'call_task'>) {
  const { t } = useTranslation('journey-form')
  const set = (change: Partial<Call>) => onChange({ ...node, ...change })
  const { due, ...withoutDue } = node
  const { timeout, results: _, ...withoutWait } = node
  return (
    <>
      <TextInput
        label={t('call.task')}
        value={node.taskTitle}
        maxLength={200}
        error={node.taskTitle.trim() ? undefined : t('required')}
        onChange={({ currentTarget }) => set({ taskTitle: currentTarget.value })}
      />
      <Textarea
        label={t('call.script')}
        value={node.script}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        onChange={({ currentTarget }) => set({ script: currentTarget.value })}
      />
      <RoleSelect label={t('call.role')} value={node.assigneeRole} onChange={(assigneeRole) => set({ assigneeRole })} />
      <Checkbox
        label={t('call.later')}
        checked={due !== undefined}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? { ...node, due: { count: 2, unit: 'hours' } } : withoutDue)
        }
      />
      {due && <DurationField label={t('call.due')} value={due} onChange={(next) => set({ due: next })} />}
      <Checkbox
        label={t('call.waits')}
        description={t('call.waitsHint')}
        checked={timeout !== undefined}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.checked
              ? { ...node, timeout: { count: 5, unit: 'days' } }
              : { ...withoutWait, results: [], onTimeout: null },
          )
        }
      />
      {timeout && (
        <>
          <DurationField label={t('call.timeout')} value={timeout} onChange={(next) => set({ timeout: next })} />
          <ResultWays node={node} onChange={onChange} />
        </>
      )}
    </>
  )
}

/** Ways of their own for some results; every other result takes the common one. */
function ResultWays({ node, onChange }: Pick<StepFormProps<'call_task'>, 'node' | 'onChange'>) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const { results } = node
  const taken = results.flatMap((way) => way.results)
  const free = TASK_RESULTS.filter((result) => !taken.includes(result))
  const set = (next: Call['results']) => onChange({ ...node, results: next })
  return (
    <>
      <span className={css.label}>{t('call.ways')}</span>
      {results.map((way) => (
        <div key={way.id} className={css.rowHead}>
          <MultiSelect
            className={css.grow}
            aria-label={t('call.results')}
            value={way.results}
            data={[...way.results, ...free].map((value) => ({ value, label: say(TASK_RESULT_WORDS[value]) }))}
            onChange={(next) =>
              next.length > 0 &&
              set(results.map((one) => (one.id === way.id ? { ...one, results: next as TaskResult[] } : one)))
            }
          />
          <Button
            size="small"
            variant="quiet"
            aria-label={t('call.removeWay')}
            icon={<IconX size={14} stroke={1.6} />}
            onClick={() => set(results.filter(({ id }) => id !== way.id))}
          />
        </div>
      ))}
      {free.length > 0 && (
        <div>
          <Button
            size="small"
            icon={<IconPlus size={14} stroke={1.6} />}
            onClick={() => set([...results, { id: wayId(node), results: [free[0]!], next: null }])}
          >
            {t('call.addWay')}
          </Button>
        </div>
      )}
      <p className={css.hint}>{t('call.waysHint')}</p>
    </>
  )
}

function wayId({ results }: Call): string {
  let number = results.length + 1
  while (results.some(({ id }) => id === `result-${number}`)) number += 1
  return `result-${number}`
}

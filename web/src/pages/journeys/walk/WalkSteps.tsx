import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { edgesOf, type JourneyNode } from '@revisit/domain/journey-node.ts'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import type { Definition, Walk } from '../journey-calls.ts'
import css from '../journeys.module.css'
import { useEdgeName } from '../use-edge-name.ts'
import { useReasonWords } from '../use-reason-words.ts'
import { useStepNames } from '../use-step-words.ts'

type WalkStep = Walk['steps'][number]

export type WalkStepsProps = {
  walk: Walk
  definition: Definition
  /** Steps after it are pale. */
  until: Date
  choices: Record<string, string>
  onChoices: (choices: Record<string, string>) => void
}

/** The steps of a walk in order: when, which way and why. */
export function WalkSteps({ walk, definition, until, choices, onChoices }: WalkStepsProps) {
  const { t } = useTranslation('journey-run')
  const { dateTime } = useFormat()
  const reasonWords = useReasonWords()
  const names = useStepNames(definition)
  return (
    <ol className={css.walk}>
      {walk.steps.map((step) => {
        const node = definition.nodes.find(({ id }) => id === step.nodeId)
        return (
          <li key={step.nodeId} className={classes(css.walked, new Date(step.at) > until && css.pale)}>
            <span className="caption">{dateTime(step.at)}</span>
            <strong>{names(step.nodeId)}</strong>
            {node && <StepAnswer step={step} node={node} />}
            {node && isLifes(node) && (
              <WayPicker
                node={node}
                value={choices[node.id] ?? 'timeout'}
                onChange={(edge) => onChoices({ ...choices, [node.id]: edge })}
              />
            )}
          </li>
        )
      })}
      {walk.end && (
        <li className={classes(css.walked, new Date(walk.end.at) > until && css.pale)}>
          <span className="caption">{dateTime(walk.end.at)}</span>
          <strong>{t('walk.end', { reason: reasonWords(walk.end.reason) })}</strong>
        </li>
      )}
    </ol>
  )
}

/** What the step answered: the way out, the rows of a condition, the decision of the gate with the text. */
function StepAnswer({ step, node }: { step: WalkStep; node: JourneyNode }) {
  const { t } = useTranslation('journey-run')
  const say = useBilingual()
  const { dateTime } = useFormat()
  const reasonWords = useReasonWords()
  const edgeName = useEdgeName()
  const { edge, reason, why, verdict, channel, until, text } = step
  const way = edge ? edgeName(node, edge) : ''
  return (
    <>
      {way && <span>{t('walk.way', { way })}</span>}
      {why.length > 0 && (
        <ul className={css.why}>
          {why.map(({ ok, said }) => (
            <li key={said.ru}>
              {ok ? (
                <IconCheck size={14} stroke={1.8} className={css.ok} role="img" aria-label={t('walk.holds')} />
              ) : (
                <IconX size={14} stroke={1.8} className={css.not} role="img" aria-label={t('walk.fails')} />
              )}
              {say(said)}
            </li>
          ))}
        </ul>
      )}
      {verdict && (
        <span>
          {[
            channel && say(CHANNEL_WORDS[channel]),
            reason && reasonWords(reason),
            until && t('walk.until', { at: dateTime(until) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {!verdict && reason && <span>{reasonWords(reason)}</span>}
      {text && <blockquote className={css.text}>{text}</blockquote>}
    </>
  )
}

/** Only life decides which way is taken from here. */
function isLifes(node: JourneyNode): boolean {
  return node.kind === 'wait_event' || (node.kind === 'call_task' && node.timeout !== undefined)
}

type WayPickerProps = { node: JourneyNode; value: string; onChange: (edge: string) => void }

function WayPicker({ node, value, onChange }: WayPickerProps) {
  const { t } = useTranslation('journey-run')
  const edgeName = useEdgeName()
  return (
    <div>
      <Picker
        size="small"
        label={t('walk.suppose')}
        value={value}
        options={edgesOf(node).map(({ name }) => ({
          value: name,
          label: t('walk.supposeWay', { way: edgeName(node, name) || t('walk.next') }),
        }))}
        onChange={onChange}
      />
    </div>
  )
}

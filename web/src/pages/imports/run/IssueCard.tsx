import { Menu } from '@mantine/core'
import { Button, ButtonAnchor } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { importRun } from '../../../i18n/ru/import-run.ts'
import { errorsFilePath } from '../kit/import-calls.ts'
import type { ImportRun, IssueGroup, Issues } from '../kit/import-types.ts'
import { isUnwritten } from '../kit/run-figures.ts'
import { sheetKeyOf } from '../wizard/column-rows.ts'
import type { Fixing } from '../wizard/use-fixing.ts'
import css from './IssueCard.module.css'

const SHOWN = 6

export type IssueCardProps = {
  run: ImportRun
  issues: Issues
  /** In the wizard: what can be done with all cells of a kind. */
  fixing?: Fixing
}

/** «Примеры ошибок»: the most frequent kinds, an example of each, what becomes of the row and what can be done at once. */
export function IssueCard({ run, issues, fixing }: IssueCardProps) {
  const { t } = useTranslation('import-run')
  const [isWhole, setWhole] = useState(false)
  const { groups } = issues
  if (groups.length === 0) {
    return (
      <Card title={t('issues.title')}>
        <span className={css.fine}>
          <IconCircleCheck size={16} stroke={1.6} />
          {t('issues.none')}
        </span>
      </Card>
    )
  }
  const shown = isWhole ? groups : groups.slice(0, SHOWN)
  return (
    <Card
      title={t('issues.title')}
      right={
        <>
          <span className="caption">{t('issues.kinds', { count: groups.length })}</span>
          <Download run={run} issues={issues} />
        </>
      }
      flush
    >
      <table className={css.table}>
        <thead>
          <tr>
            <th className={css.end}>{t('issues.row')}</th>
            <th>{t('issues.column')}</th>
            <th>{t('issues.cell')}</th>
            <th>{t(fixing ? 'issues.what' : 'issues.problem')}</th>
            <th>{t(fixing ? 'issues.offer' : 'issues.fate')}</th>
            {fixing ? <th aria-hidden="true" /> : <th className={css.end}>{t('issues.count')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <IssueRow
              key={[group.entity, group.column, group.code, group.severity].join('|')}
              group={group}
              isOneSheet={run.sheets.length === 1}
              isWritten={!isUnwritten(run)}
              fixing={fixing}
            />
          ))}
        </tbody>
      </table>
      {groups.length > SHOWN && !isWhole && (
        <div className={css.more}>
          <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
            {t('issues.showAll', { count: groups.length })}
          </Button>
        </div>
      )}
    </Card>
  )
}

type IssueRowProps = { group: IssueGroup; isOneSheet: boolean; isWritten: boolean; fixing: Fixing | undefined }

function IssueRow({ group, isOneSheet, isWritten, fixing }: IssueRowProps) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const words = useShortWords()
  const [example] = group.examples
  const fate = (
    <span className={group.severity === 'error' ? css.lost : 'second'}>
      {t(`issues.${isWritten ? 'fatesSoFar' : 'fates'}.${group.severity}`)}
    </span>
  )
  return (
    <tr>
      <Place group={group} isOneSheet={isOneSheet} />
      <td className={css.problem}>
        {fixing ? <span title={example?.message}>{words(group)}</span> : (example?.message ?? group.code)}
        {fixing && (
          <div className="caption">
            {t('issues.cells', { count: group.count, cells: number(group.count) })} · {fate}
          </div>
        )}
      </td>
      {fixing ? (
        <Offer group={group} fixing={fixing} />
      ) : (
        <>
          <td>{fate}</td>
          <td className={css.end}>
            <b className="num">{number(group.count)}</b>
          </td>
        </>
      )}
    </tr>
  )
}

type ProblemCode = keyof (typeof importRun)['problems']

/** What is wrong in a few words; the whole sentence where there are none. */
function useShortWords(): (group: IssueGroup) => string {
  const { t, i18n } = useTranslation('import-run')
  return ({ code, examples: [example] }) =>
    i18n.exists(`problems.${code}`, { ns: 'import-run' })
      ? t(`problems.${code as ProblemCode}`)
      : (example?.message ?? code)
}

/** Row, column and cell of the first example. */
function Place({ group, isOneSheet }: { group: IssueGroup; isOneSheet: boolean }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const [example] = group.examples
  return (
    <>
      <td className={css.end}>
        <span className="second num">{example ? number(example.row) : ''}</span>
      </td>
      <td>
        {group.column ?? t('issues.wholeRow')}
        {!isOneSheet && example && <div className="caption">{sheetKeyOf(example)}</div>}
      </td>
      <td>
        <Cell text={example?.cell ?? null} />
      </td>
    </>
  )
}

function Cell({ text }: { text: string | null }) {
  if (!text) return <span className="second">—</span>
  return (
    <span className={css.cell} title={text}>
      {text}
    </span>
  )
}

/** What to read in place of all such cells, and the button that does it. */
function Offer({ group, fixing }: { group: IssueGroup; fixing: Fixing }) {
  const { t } = useTranslation('import-run')
  const { suggestion } = group
  if (!suggestion || !fixing.isHere(group)) {
    return (
      <>
        <td className="second">{t(suggestion ? 'issues.openSheet' : 'issues.inFile')}</td>
        <td />
      </>
    )
  }
  const { header } = suggestion
  return (
    <>
      <td>{suggestion.kind !== 'values' ? suggestion.label : <span className="second">{t('issues.choose')}</span>}</td>
      <td className={css.end}>
        <span className={css.acts}>
          {group.code === 'word_unknown' || group.code === 'reference_unknown' ? (
            <Button size="small" variant="quiet" onClick={() => fixing.openValues(header)}>
              {t('issues.values')}
            </Button>
          ) : null}
          {suggestion.kind !== 'values' && (
            <Button size="small" onClick={() => fixing.apply(group, suggestion)}>
              {t('issues.applyAll')}
            </Button>
          )}
        </span>
      </td>
    </>
  )
}

/** The original rows with a column that says what is wrong; a file for each sheet that has such rows. */
function Download({ run, issues }: { run: ImportRun; issues: Issues }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const keys = [...new Set(issues.groups.flatMap(({ examples }) => examples.map(sheetKeyOf)))]
  const words = t('issues.download', { count: issues.rows, rows: number(issues.rows) })
  const icon = <IconDownload size={14} stroke={1.6} />
  if (keys.length <= 1) {
    return (
      <ButtonAnchor size="small" href={errorsFilePath(run.id, keys[0] ?? '')} download icon={icon}>
        {words}
      </ButtonAnchor>
    )
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="small" icon={icon}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {keys.map((key) => (
          <Menu.Item key={key} component="a" href={errorsFilePath(run.id, key)} download>
            {key}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

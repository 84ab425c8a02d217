import { Button, ButtonAnchor } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssueGroup } from '../shared/import-types.ts'
import css from './IssueCard.module.css'

export type IssueCardProps = {
  groups: IssueGroup[]
  /** Rows with problems, for the button. */
  rows: number
  /** Where the file with those rows is. */
  filePath: string
  /** Column names without their sheet: the upload has one. */
  oneSheet: boolean
}

const SHOWN = 6

/** «Примеры ошибок»: the most frequent kinds, an example of each, what becomes of the row. */
export function IssueCard({ groups, rows, filePath, oneSheet }: IssueCardProps) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const [all, setAll] = useState(false)
  if (groups.length === 0) return null
  const shown = all ? groups : groups.slice(0, SHOWN)
  return (
    <Card
      title={t('issues.title')}
      right={
        <>
          <span className="caption">{t('issues.kinds', { count: groups.length })}</span>
          <ButtonAnchor size="small" href={filePath} download icon={<IconDownload size={14} stroke={1.6} />}>
            {t('issues.download', { count: rows, rows: number(rows) })}
          </ButtonAnchor>
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
            <th>{t('issues.problem')}</th>
            <th>{t('issues.fate')}</th>
            <th className={css.end}>{t('issues.count')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <IssueRow key={`${group.sheetKey}|${group.column}|${group.code}`} group={group} oneSheet={oneSheet} />
          ))}
        </tbody>
      </table>
      {groups.length > SHOWN && !all && (
        <div className={css.more}>
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {t('issues.showAll', { count: groups.length })}
          </Button>
        </div>
      )}
    </Card>
  )
}

function IssueRow({ group, oneSheet }: { group: IssueGroup; oneSheet: boolean }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const [example] = group.examples
  return (
    <tr>
      <td className={css.end}>
        <span className="second num">{example ? number(example.row) : ''}</span>
      </td>
      <td>
        {group.column ?? t('issues.wholeRow')}
        {!oneSheet && <div className="caption">{group.sheetKey}</div>}
      </td>
      <td>
        {example?.cell ? (
          <span className={css.cell}>{example.cell}</span>
        ) : (
          <span className="second">{t('issues.empty')}</span>
        )}
      </td>
      <td className={css.problem}>{example?.message ?? group.code}</td>
      <td className={group.severity === 'error' ? css.lost : 'second'}>{t(`issues.fates.${group.severity}`)}</td>
      <td className={css.end}>
        <b className="num">{number(group.count)}</b>
      </td>
    </tr>
  )
}

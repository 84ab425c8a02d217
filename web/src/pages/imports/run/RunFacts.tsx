import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { TimeText } from '@revisit/ui/Money.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../kit/import-types.ts'
import { StateTag } from '../kit/StateTag.tsx'
import { useDuration } from '../kit/use-duration.ts'
import { useStaffName } from '../kit/use-staff-name.ts'
import { useFileSize } from '../kit/use-file-size.ts'

/** Who loaded what, when and how long it took. */
export function RunFacts({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const duration = useDuration()
  const size = useFileSize()
  const nameOf = useStaffName()
  const took = run.startedAt && run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null
  return (
    <Card title={t('facts.title')} right={<StateTag item={run} />}>
      <FactRows
        rows={[
          { label: t('facts.who'), value: nameOf(run.createdBy) },
          { label: t('facts.when'), value: <TimeText at={run.startedAt ?? run.createdAt} /> },
          ...(took === null ? [] : [{ label: t('facts.took'), value: duration(Math.max(1, took)) }]),
          ...(run.fileSize === null ? [] : [{ label: t('facts.size'), value: size(run.fileSize) }]),
          { label: t('facts.origin'), value: run.origin === 'import' ? t('facts.files') : run.origin },
          ...(run.undoneAt ? [{ label: t('facts.undone'), value: <TimeText at={run.undoneAt} /> }] : []),
        ]}
      />
    </Card>
  )
}

import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { IconCalendarEvent, IconCash, IconDownload, IconTable, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SAMPLE_NAMES, sampleCsv, saveText, type SampleName } from '../kit/sample-files.ts'
import { DropZone } from '../upload/DropZone.tsx'
import type { Upload } from '../upload/use-upload.ts'
import css from './FirstImport.module.css'

const ICONS: Record<SampleName, typeof IconUsers> = {
  patients: IconUsers,
  visits: IconCalendarEvent,
  payments: IconCash,
  wide: IconTable,
}

/** Before the first import: where to drop, what to export from the medical system, samples. */
export function FirstImport({ upload, onHowTo }: { upload: Upload; onHowTo: () => void }) {
  const { t } = useTranslation('imports')
  return (
    <>
      <DropZone upload={upload} />
      <Card
        title={t('first.title')}
        right={
          <button type="button" className="link-button" onClick={onHowTo}>
            {t('howTo.open')}
          </button>
        }
        flush
      >
        <div className={css.grid}>
          {SAMPLE_NAMES.map((name) => (
            <Report key={name} name={name} />
          ))}
        </div>
        <CardPart>
          <span className="second">{t('first.promise')}</span>
        </CardPart>
      </Card>
    </>
  )
}

function Report({ name }: { name: SampleName }) {
  const { t } = useTranslation('imports')
  const Icon = ICONS[name]
  return (
    <div className={css.report}>
      <Icon size={18} stroke={1.6} className={css.icon} aria-hidden="true" />
      <b>{t(`first.reports.${name}.title`)}</b>
      <p className="second">{t(`first.reports.${name}.columns`)}</p>
      <Button
        size="small"
        icon={<IconDownload size={14} stroke={1.6} />}
        onClick={() => saveText(sampleCsv(name), `${t(`first.reports.${name}.file`)}.csv`)}
      >
        {t('first.sample')}
      </Button>
    </div>
  )
}

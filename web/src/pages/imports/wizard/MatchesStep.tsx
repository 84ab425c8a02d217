import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Tile, TileRow } from '@revisit/ui/Tile.tsx'
import { useTranslation } from 'react-i18next'
import { isChecked, resultOf } from '../kit/run-figures.ts'
import { CheckCard } from './CheckCard.tsx'
import { DoublesStrip } from './DoublesStrip.tsx'
import { MatchChoice } from './MatchChoice.tsx'
import { RecognitionCard } from './RecognitionCard.tsx'
import type { Wizard } from './use-wizard.ts'
import css from './MatchesStep.module.css'

/** Step 3: which people of the file are in the base already, which are new, which a person will have to tell apart. */
export function MatchesStep({ wizard }: { wizard: Wizard }) {
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        <DoublesStrip wizard={wizard} />
        <People wizard={wizard} />
        <MatchChoice wizard={wizard} />
        <HowItWorks />
      </Stack>
      <Stack gap={16}>
        <RecognitionCard />
        <CheckCard wizard={wizard} />
      </Stack>
    </Columns>
  )
}

function People({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { run } = wizard
  const patients = resultOf(run, 'patients')
  if (!isChecked(run)) {
    return (
      <Card title={t('matches.title')}>
        {run.state === 'checking' ? <SkeletonLines /> : <Empty title={t('matches.afterCheck')} />}
      </Card>
    )
  }
  if (!patients) {
    return (
      <Card title={t('matches.title')}>
        <Empty title={t('matches.noPatients')}>{t('matches.noPatientsText')}</Empty>
      </Card>
    )
  }
  const tiles = [
    { key: 'created', value: patients.created },
    { key: 'found', value: patients.updated + patients.unchanged },
    { key: 'joined', value: patients.merged },
    { key: 'doubtful', value: run.result?.suggestions ?? 0 },
  ] as const
  return (
    <>
      <TileRow label={t('matches.title')}>
        {tiles.map(({ key, value }) => (
          <Tile
            key={key}
            name={t(`matches.${key}`)}
            state={{ kind: 'ready', figure: number(value), against: t(`matches.${key}Meaning`) }}
          />
        ))}
      </TileRow>
      <span className="caption">{t('matches.nothingYet')}</span>
    </>
  )
}

function HowItWorks() {
  const { t } = useTranslation('import-run')
  return (
    <Card title={t('matches.how')}>
      <ol className={css.how}>
        {t('matches.steps', { returnObjects: true }).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
  )
}

import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { SkeletonBar, SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { AsOfPicker, useAsOf } from '../../analytics/AsOfPicker.tsx'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { Page } from '../../shell/Page.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { ClassCard } from './ClassCard.tsx'
import { classesQuery, type ClassesAnswer } from './class-queries.ts'
import { ClassSplit } from './ClassSplit.tsx'
import { RulesCard } from './RulesCard.tsx'
import css from './Classes.module.css'

const SPLIT_HEIGHT = 148
const CARDS_HEIGHT = 328

/** Four classes of patients by value: people, money, tactic, reasons and the rules behind them. */
export function ClassesPage() {
  const { t } = useTranslation('classes')
  const asOf = useAsOf()
  const classes = useQuery(classesQuery({ asOf, branch: useBranch() ?? undefined }))
  return (
    <Page
      title={t('title')}
      explanation={t('explanation', { returnObjects: true })}
      line={classes.data ? <HeadLine answer={classes.data} /> : <SkeletonBar width={280} height={10} />}
    >
      <PageTools>
        <AsOfPicker />
      </PageTools>
      <Answered main query={classes} skeleton={<Skeletons />}>
        {(answer) =>
          answer.patients === 0 ? (
            <FirstRun />
          ) : (
            <Stack gap={16}>
              <ClassSplit answer={answer} />
              <div className={css.cards}>
                {answer.classes.map((one, index) => (
                  <ClassCard key={one.name} one={one} index={index} whole={answer} isToday={asOf === undefined} />
                ))}
              </div>
              <RulesCard cuts={answer.cuts} />
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}

function HeadLine({ answer }: { answer: ClassesAnswer }) {
  const { t } = useTranslation(['classes', 'analytics'])
  const format = useFormat()
  const line = t('classes:line', {
    count: answer.patients,
    text: format.number(answer.patients),
    money: format.moneyShort(answer.revenue, true),
  })
  return `${line} · ${t('analytics:asOf', { day: format.date(answer.asOf, { full: true }) })}`
}

function Skeletons() {
  return (
    <Stack gap={16}>
      <SkeletonBlock height={SPLIT_HEIGHT} />
      <SkeletonBlock height={CARDS_HEIGHT} />
    </Stack>
  )
}

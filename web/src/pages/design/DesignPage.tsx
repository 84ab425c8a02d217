import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { FormatProvider } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line, Stack } from '@revisit/ui/Layout.tsx'
import { PageHead } from '@revisit/ui/PageHead.tsx'
import { UndoToasts } from '@revisit/ui/UndoToast.tsx'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { switchLocale } from '../../i18n/i18n.ts'
import { chooseTheme, themeChoice } from '../../theme-choice.ts'
import { CohortSamples } from './CohortSamples.tsx'
import { ImportSamples } from './ImportSamples.tsx'
import { OverviewSamples } from './OverviewSamples.tsx'
import { PatientSamples } from './PatientSamples.tsx'
import { RfmSamples } from './RfmSamples.tsx'
import { useSay } from './say.ts'
import { ButtonSamples, EmptySample, TagSamples, TileSamples, ToastSample } from './StateSamples.tsx'
import { TableSample } from './TableSample.tsx'
import css from '../../shell/Page.module.css'

/** Every component of the kit and its states, with invented figures. */
export function DesignPage() {
  const { i18n } = useTranslation('sign-in')
  return (
    <FormatProvider locale={i18n.language === 'en' ? 'en' : 'ru'} today="2026-11-17" timezone="Europe/Moscow">
      <Gallery />
      <UndoToasts />
    </FormatProvider>
  )
}

function Gallery() {
  const say = useSay()
  return (
    <main className={css.page}>
      <PageHead
        title={say('Компоненты и состояния', 'Components and states')}
        line={say('образцы для всех страниц', 'samples for every page')}
        actions={
          <Line>
            <Button onClick={() => chooseTheme(themeChoice() === 'dark' ? 'light' : 'dark')}>
              {say('Сменить тему', 'Switch theme')}
            </Button>
            <Button onClick={() => void switchLocale(say('en', 'ru') as 'ru' | 'en')}>
              {say('English', 'Русский')}
            </Button>
          </Line>
        }
      />
      <Strip
        icon={<IconPlugConnectedX size={16} stroke={1.6} />}
        action={<Button size="small">{say('Проверить связь', 'Check the link')}</Button>}
      >
        <b>
          {say(
            'Данные IDENT не обновлялись 26 часов. Сообщения и списки звонков на паузе.',
            'IDENT has sent nothing for 26 hours. Messages and call lists are on hold.',
          )}
        </b>{' '}
        {say(
          'Никто не получит «вы давно не были» по устаревшим данным. Подтверждения записей отправляются.',
          'Nobody gets a “we miss you” from stale data. Booking confirmations still go out.',
        )}
      </Strip>
      <Columns tracks="1fr 1fr 1fr">
        <TileSamples />
        <ButtonSamples />
        <TagSamples />
      </Columns>
      <Columns tracks="1.9fr 1fr" top>
        <TableSample />
        <Stack gap={16}>
          <EmptySample />
          <ToastSample />
        </Stack>
      </Columns>
      <OverviewSamples />
      <RfmSamples />
      <CohortSamples />
      <ImportSamples />
      <PatientSamples />
    </main>
  )
}

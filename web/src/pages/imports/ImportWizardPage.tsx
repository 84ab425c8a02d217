import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@revisit/ui/Button.tsx'
import { paths, withFilters } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { FirstImport } from './history/FirstImport.tsx'
import { HowToPanel } from './history/HowToPanel.tsx'
import { useUpload } from './upload/use-upload.ts'
import { WizardSteps } from './wizard/WizardSteps.tsx'

/** Step 1 before there is a file. */
export function ImportWizardPage() {
  const { t } = useTranslation('imports')
  const go = useGo()
  const [reading, setReading] = useState(false)
  const opened = useCallback(
    (id: string) => go(withFilters(paths.importRun(id), { step: 'file' }), { replace: true }),
    [go],
  )
  const upload = useUpload(opened)
  return (
    <Page
      title={t('newTitle')}
      back={paths.imports}
      explanation={t('explanation', { returnObjects: true })}
      actions={
        <>
          <LinkButton to={paths.imports} variant="quiet">
            {t('toHistory')}
          </LinkButton>
          <Button onClick={() => setReading(true)}>{t('howTo.open')}</Button>
        </>
      }
    >
      <WizardSteps current="file" />
      <FirstImport upload={upload} onHowTo={() => setReading(true)} />
      <HowToPanel opened={reading} onClose={() => setReading(false)} />
    </Page>
  )
}

import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useTranslation } from 'react-i18next'
import { PatientFields } from '../PatientFields.tsx'
import type { Card } from '../patient-types.ts'
import { ContactEditor } from './ContactEditor.tsx'
import { useCardEdit, type CardEdit } from './use-card-edit.ts'
import css from './Patient.module.css'

export type EditPanelProps = { card: Card; opened: boolean; onClose: () => void }

/** Changes the card. If somebody else saved it meanwhile, shows what they changed and lets the person decide. */
export function EditPanel({ card, opened, onClose }: EditPanelProps) {
  return opened ? <OpenPanel card={card} onClose={onClose} /> : null
}

function OpenPanel({ card, onClose }: Omit<EditPanelProps, 'opened'>) {
  const { t } = useTranslation('patient')
  const edit = useCardEdit(card, onClose)
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('form.title')}
      line={card.fullName}
      footer={
        <Button variant="main" loading={edit.busy} disabled={!edit.isChanged} onClick={edit.save}>
          {t(edit.clash ? 'form.conflictKeep' : 'form.save')}
        </Button>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          edit.save()
        }}
      >
        <ClashStrip edit={edit} />
        <PatientFields
          draft={edit.draft}
          onChange={edit.change}
          errors={edit.errors}
          notes={edit.notes}
          customFields={card.customFields}
        />
        <button type="submit" hidden />
      </form>
      <ContactEditor card={card} />
    </SidePanel>
  )
}

function ClashStrip({ edit }: { edit: CardEdit }) {
  const { t } = useTranslation('patient')
  if (!edit.clash) return null
  const isDecided = edit.clash.fields.length + edit.clash.custom.length === 0
  return (
    <Strip
      tone="warning"
      action={
        !isDecided && (
          <Button size="small" onClick={edit.takeTheirs}>
            {t('form.conflictTake')}
          </Button>
        )
      }
    >
      {t('form.conflict')} {isDecided && t('form.conflictSame')}
    </Strip>
  )
}

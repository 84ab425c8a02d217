import { Checkbox, Popover, Radio } from '@mantine/core'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react'
import { Button } from '@revisit/ui/Button.tsx'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntity, ImportSheet, Mapping } from '../kit/import-types.ts'
import { withEntities } from './column-rows.ts'
import css from './SheetEntities.module.css'

export type SheetEntitiesProps = {
  sheet: ImportSheet
  guess: Mapping | undefined
  catalogue: CatalogueEntity[]
  onChange: (mapping: Mapping) => void
  disabled?: boolean
}

/** «Каждая строка станет: пациент + приём + услуга + оплата», and the place to say otherwise. */
export function SheetEntities({ sheet, guess, catalogue, onChange, disabled }: SheetEntitiesProps) {
  const { t } = useTranslation(['import-run', 'imports'])
  const { entities } = sheet.mapping
  return (
    <div className={css.line}>
      <span className="second">{entities.length > 1 ? t('sheet.rowBecomes') : t('sheet.rowIs')}</span>
      {entities.length === 0 && <span>{t('sheet.unknown')}</span>}
      {entities.map((name, at) => (
        <Fragment key={name}>
          {at > 0 && <IconPlus size={12} stroke={1.8} className={css.plus} aria-hidden="true" />}
          <Tag tone="accent">{catalogue.find((entity) => entity.name === name)?.label ?? name}</Tag>
        </Fragment>
      ))}
      <Popover width={320} position="bottom-start" withinPortal trapFocus>
        <Popover.Target>
          <Button
            size="small"
            variant="quiet"
            icon={<IconAdjustmentsHorizontal size={14} stroke={1.6} />}
            disabled={disabled}
          >
            {t('sheet.change')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <EntityChoice {...{ sheet, guess, catalogue, onChange }} />
          {entities.length > 1 && entities.includes('payments') && <PaymentsChoice {...{ sheet, onChange }} />}
          <RepeatsChoice {...{ sheet, onChange }} />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function EntityChoice({ sheet, guess, catalogue, onChange }: Omit<SheetEntitiesProps, 'disabled'>) {
  const { t } = useTranslation('import-run')
  const { mapping } = sheet
  return (
    <Checkbox.Group
      label={t('sheet.entities')}
      value={mapping.entities}
      onChange={(chosen) => {
        const inOrder = catalogue.map(({ name }) => name).filter((name) => chosen.includes(name))
        onChange(withEntities(mapping, inOrder, guess))
      }}
    >
      <div className={css.choices}>
        {catalogue.map(({ name, label }) => (
          <Checkbox key={name} value={name} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

type ChoiceProps = Pick<SheetEntitiesProps, 'sheet' | 'onChange'>

/** A wide report without a column of payments: are its sums payments, and of what. */
function PaymentsChoice({ sheet: { mapping }, onChange }: ChoiceProps) {
  const { t } = useTranslation('import-run')
  const choose = (payments: string) =>
    onChange({ ...mapping, options: { ...mapping.options, payments: payments as 'row' | 'visit' | 'none' } })
  return (
    <Radio.Group label={t('sheet.payments')} value={mapping.options.payments ?? 'row'} onChange={choose} mt={12}>
      <div className={css.radios}>
        {(['row', 'visit', 'none'] as const).map((value) => (
          <Radio key={value} value={value} label={t(`sheet.paymentsBy.${value}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}

function RepeatsChoice({ sheet: { mapping }, onChange }: ChoiceProps) {
  const { t } = useTranslation('import-run')
  return (
    <Checkbox
      mt={12}
      label={t('sheet.keepRepeats')}
      checked={mapping.options.repeatedRows === 'keep'}
      onChange={(event) => {
        const repeatedRows = event.currentTarget.checked ? ('keep' as const) : ('skip' as const)
        onChange({ ...mapping, options: { ...mapping.options, repeatedRows } })
      }}
    />
  )
}

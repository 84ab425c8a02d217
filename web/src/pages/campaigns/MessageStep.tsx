import { NumberInput, Select } from '@mantine/core'
import type { CampaignVariant } from '@revisit/domain/campaign-definition.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line, Stack } from '@revisit/ui/Layout.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconExternalLink, IconMessage2, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { templatesQuery } from '../templates/template-calls.ts'
import { ClassTag } from '../templates/TemplateTags.tsx'
import css from './campaigns.module.css'
import type { CampaignDraft } from './use-campaign-draft.ts'
import { freeVariantId, variantLetter, variantShare } from './variant-weights.ts'
import { VariantPreview } from './VariantPreview.tsx'

const MOST_VARIANTS = 5

/** What the campaign says: one template, or several tried against each other. */
export function MessageStep({ draft, canEdit }: { draft: CampaignDraft; canEdit: boolean }) {
  const { t } = useTranslation('campaigns')
  const { variants, channels } = draft.definition
  const [looked, setLooked] = useState(0)
  const shown = variants[Math.min(looked, variants.length - 1)]
  const canWrite = usePermission('templates.edit')
  const rows = variants.length > 0 ? variants : [null]
  return (
    <Columns tracks="1fr 360px" top>
      <Card title={t('message.title')}>
        <Stack gap={16}>
          {rows.map((variant, index) => (
            <VariantRow
              key={variant?.id ?? 'first'}
              draft={draft}
              canEdit={canEdit}
              index={index}
              variant={variant}
              onLook={() => setLooked(index)}
            />
          ))}
          <Line>
            {canEdit && variants.length > 0 && variants.length < MOST_VARIANTS && <AddVariant draft={draft} />}
            {canWrite && (
              <LinkButton
                size="small"
                variant="quiet"
                icon={<IconMessage2 size={16} stroke={1.6} />}
                to={paths.newTemplate}
              >
                {t('message.write')}
              </LinkButton>
            )}
          </Line>
          {variants.length > 1 && <p className={css.hint}>{t('message.ab')}</p>}
        </Stack>
      </Card>
      {shown && <VariantPreview key={shown.templateId} templateId={shown.templateId} channels={channels} />}
    </Columns>
  )
}

type VariantRowProps = {
  draft: CampaignDraft
  canEdit: boolean
  index: number
  /** Null: nothing was chosen yet. */
  variant: CampaignVariant | null
  onLook: () => void
}

function VariantRow({ draft, canEdit, index, variant, onLook }: VariantRowProps) {
  const { t } = useTranslation('campaigns')
  const items = useChoice(variant?.templateId)
  const { variants } = draft.definition
  const chosen = items.find(({ id }) => id === variant?.templateId)
  const letter = variantLetter(index)
  const isOne = variants.length < 2
  const choose = (templateId: string) =>
    draft.change({
      variants: variant
        ? variants.map((one) => (one.id === variant.id ? { ...one, templateId } : one))
        : [{ id: freeVariantId([]), templateId, weight: 1 }],
    })
  return (
    <div className={css.variant} onFocus={onLook}>
      <Select
        className={css.grow}
        label={isOne ? t('message.template') : t('message.variant', { letter })}
        placeholder={t('message.choose')}
        searchable
        disabled={!canEdit}
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={variant?.templateId ?? null}
        onChange={(templateId) => templateId && choose(templateId)}
        nothingFoundMessage={t('message.none')}
      />
      {!isOne && variant && <Weight draft={draft} canEdit={canEdit} index={index} variant={variant} />}
      <div className={css.variantEnd}>
        {chosen && (
          <>
            <ClassTag messageClass={chosen.messageClass} />
            <LinkButton
              size="small"
              variant="quiet"
              aria-label={t('message.open')}
              icon={<IconExternalLink size={16} stroke={1.6} />}
              to={paths.template(chosen.id)}
            />
          </>
        )}
        {canEdit && !isOne && variant && <DropVariant draft={draft} variant={variant} letter={letter} />}
      </div>
    </div>
  )
}

/** Templates one may send, and the one chosen before even if it may not be sent any more. */
function useChoice(chosenId: string | undefined) {
  const items = useQuery(templatesQuery).data?.items ?? []
  return items.filter(({ id, published, archived }) => (published && !archived) || id === chosenId)
}

type WeightProps = { draft: CampaignDraft; canEdit: boolean; index: number; variant: CampaignVariant }

function Weight({ draft, canEdit, index, variant }: WeightProps) {
  const { t } = useTranslation('campaigns')
  const { percent } = useFormat()
  const { variants } = draft.definition
  const change = (weight: number | string) =>
    typeof weight === 'number' &&
    draft.change({ variants: variants.map((one) => (one.id === variant.id ? { ...one, weight } : one)) })
  return (
    <NumberInput
      className={css.weight}
      label={t('message.weight')}
      description={t('message.share', { share: percent(variantShare(variants, index), 0) })}
      min={1}
      max={100}
      disabled={!canEdit}
      value={variant.weight}
      onChange={change}
    />
  )
}

/** One more text to try; begins as the last one, so that a template has to be chosen knowingly. */
function AddVariant({ draft }: { draft: CampaignDraft }) {
  const { t } = useTranslation('campaigns')
  const templates = useQuery(templatesQuery).data?.items ?? []
  const { variants } = draft.definition
  const taken = new Set(variants.map(({ templateId }) => templateId))
  const next = templates.find(({ id, published, archived }) => published && !archived && !taken.has(id))
  if (!next) return null
  const add = () =>
    draft.change({ variants: [...variants, { id: freeVariantId(variants), templateId: next.id, weight: 1 }] })
  return (
    <Button size="small" icon={<IconPlus size={16} stroke={1.6} />} onClick={add}>
      {t('message.add')}
    </Button>
  )
}

type DropVariantProps = { draft: CampaignDraft; variant: CampaignVariant; letter: string }

function DropVariant({ draft, variant, letter }: DropVariantProps) {
  const { t } = useTranslation('campaigns')
  const { variants } = draft.definition
  const drop = () => {
    draft.change({ variants: variants.filter(({ id }) => id !== variant.id) })
    showToast({ text: t('message.dropped'), undo: () => draft.change({ variants }) })
  }
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t('message.drop', { letter })}
      icon={<IconTrash size={16} stroke={1.6} />}
      onClick={drop}
    />
  )
}

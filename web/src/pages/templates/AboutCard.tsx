import { TextInput } from '@mantine/core'
import { CAMPAIGN_STATE_WORDS, type CampaignState } from '@revisit/domain/campaign-state.ts'
import { MESSAGE_CLASSES } from '@revisit/domain/channel.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { TemplateUse } from './template-calls.ts'
import css from './templates.module.css'
import { ClassTag } from './TemplateTags.tsx'
import type { TemplateDraft } from './use-template-draft.ts'

export type AboutCardProps = { draft: TemplateDraft; canEdit: boolean; uses: readonly TemplateUse[] }

/** What the message is to the law, what it is never sent twice with, and what sends it. */
export function AboutCard({ draft, canEdit, uses }: AboutCardProps) {
  const { t } = useTranslation('templates')
  const { messageClass, family } = draft
  return (
    <Card title={t('about')}>
      <Stack gap={16}>
        <div>
          {canEdit ? (
            <Segmented
              label={t('classLabel')}
              value={messageClass}
              options={MESSAGE_CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
              onChange={(value) => draft.change({ messageClass: value })}
            />
          ) : (
            <ClassTag messageClass={messageClass} />
          )}
          <p className={css.hint}>{t(`classHint.${messageClass}`)}</p>
        </div>
        <TextInput
          label={t('family')}
          description={t('familyHint')}
          value={family}
          maxLength={100}
          readOnly={!canEdit}
          error={/^([a-z0-9][a-z0-9_.-]*)?$/.test(family) ? undefined : t('familyWrong')}
          onChange={({ currentTarget }) => draft.change({ family: currentTarget.value.toLowerCase() })}
        />
        <div>
          <h3 className={css.heading}>{t('uses.title')}</h3>
          {uses.length === 0 && <p className={css.hint}>{t('uses.none')}</p>}
          <ul className={css.uses}>
            {uses.map((use) => (
              <li key={`${use.kind} ${use.id}`}>
                <UseName use={use} />
                <UseState use={use} />
              </li>
            ))}
          </ul>
        </div>
      </Stack>
    </Card>
  )
}

function UseName({ use: { kind, id, name } }: { use: TemplateUse }) {
  return <PageLink to={kind === 'journey' ? paths.journey(id) : paths.campaign(id)}>{name}</PageLink>
}

function UseState({ use: { kind, state } }: { use: TemplateUse }) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const told =
    kind === 'campaign'
      ? say(CAMPAIGN_STATE_WORDS[state as CampaignState]).toLowerCase()
      : t(`useState.${state as 'live'}`)
  return (
    <span className="caption">
      {t(`useKind.${kind}`)}, {told}
    </span>
  )
}

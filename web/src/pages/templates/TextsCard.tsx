import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { ChannelIcon } from '../../shell/ChannelIcons.tsx'
import { hasOwnWords, type Place, WRITTEN_CHANNELS } from './channel-words.ts'
import { EmailWords } from './EmailWords.tsx'
import { PlainWords } from './PlainWords.tsx'
import css from './templates.module.css'
import type { Writing } from './writing.ts'

/** The words of a template: the common text, and own words of channels that need them. */
export function TextsCard({ writing, onPlace }: { writing: Writing; onPlace: (place: Place) => void }) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const { draft, place } = writing
  return (
    <Card title={t('texts.title')}>
      <Stack gap={16}>
        <ChipRow>
          <Chip on={place === 'common'} onToggle={() => onPlace('common')}>
            {t('texts.common')}
          </Chip>
          {WRITTEN_CHANNELS.map((channel) => (
            <Chip
              key={channel}
              on={place === channel}
              icon={<ChannelIcon channel={channel} size={14} />}
              onToggle={() => onPlace(channel)}
            >
              {say(CHANNEL_WORDS[channel])}
              {hasOwnWords(draft.bodies, channel) && (
                <span className={css.own} role="img" aria-label={t('texts.own')} title={t('texts.own')} />
              )}
            </Chip>
          ))}
        </ChipRow>
        {place === 'email' ? (
          <EmailWords key={place} writing={writing} />
        ) : (
          <PlainWords key={place} writing={{ ...writing, place }} />
        )}
      </Stack>
    </Card>
  )
}

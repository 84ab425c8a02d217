import { Button } from '@revisit/ui/Button.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saveAsFile } from '../kit/save-as-file.ts'
import css from './Security.module.css'

/** Backup codes, shown once. */
export function BackupCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation('settings-security')
  const download = () => saveAsFile(`Revisit\r\n${codes.join('\r\n')}\r\n`, 'revisit-codes.txt', 'text/plain')
  return (
    <div className={css.form}>
      <b>{t('codesTitle')}</b>
      <p className="second">{t('codesText')}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button icon={<IconDownload size={16} stroke={1.6} />} onClick={download}>
          {t('download')}
        </Button>
        <Button variant="main" onClick={onClose}>
          {t('codesSaved')}
        </Button>
      </div>
    </div>
  )
}

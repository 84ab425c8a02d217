import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Fields.module.css'

/** A value to be carried elsewhere: selected on focus, copied by a button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('settings')
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    input.current?.select()
    if (!(await copyText(value))) return
    setCopied(true)
    setTimeout(() => setCopied(false), 3000)
  }
  return (
    <div className={css.copy}>
      <TextInput
        ref={input}
        label={label}
        value={value}
        readOnly
        classNames={{ input: css.mono }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
        onClick={() => void copy()}
        aria-live="polite"
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  )
}

/** Copies a text. Pages opened over plain HTTP have no clipboard, there the selection is copied. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

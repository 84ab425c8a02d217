import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import fields from './theme.module.css'

// Mantine wants ten shades; ours live in tokens.css, so the tuple only has to point there through the resolver below.
const accent: MantineColorsTuple = [
  '#e3f1f1',
  '#a9d2d3',
  '#7bd3d6',
  '#4dbbc0',
  '#237d84',
  '#0b7a83',
  '#0b6b73',
  '#0a5f66',
  '#09585f',
  '#074a50',
]

const veil = { color: '#102020', backgroundOpacity: 0.3 }

const floating = {
  shadow: 'md',
  radius: 'md',
  transitionProps: { duration: 120, transition: 'fade' as const },
}

/** Mantine theme built on the variables of tokens.css: sizes, radii, fonts and the looks of fields and floating layers. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  colors: { accent },
  primaryColor: 'accent',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow-float)', lg: 'var(--shadow-float)', xl: 'var(--shadow-float)' },
  components: {
    Input: {
      defaultProps: { size: 'sm' },
      classNames: { input: fields.input, section: fields.section },
      vars: () => ({ wrapper: { '--input-height': 'var(--h-control)', '--input-fz': '13px' } }),
    },
    InputWrapper: {
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: { label: fields.label, description: fields.description, error: fields.error, root: fields.wrapper },
    },
    Checkbox: {
      defaultProps: { size: 'xs', radius: 'xs' },
      classNames: { label: fields.choiceLabel, inner: fields.choiceBox },
    },
    Radio: { defaultProps: { size: 'xs' }, classNames: { label: fields.choiceLabel, inner: fields.choiceBox } },
    Switch: {
      defaultProps: { size: 'sm', withThumbIndicator: false },
      classNames: { label: fields.choiceLabel, thumb: fields.thumb, track: fields.track },
    },
    Select: { defaultProps: { comboboxProps: floating, checkIconPosition: 'right', maxDropdownHeight: 320 } },
    MultiSelect: { defaultProps: { comboboxProps: floating, maxDropdownHeight: 320 } },
    Combobox: { classNames: { dropdown: fields.dropdown, option: fields.option } },
    Menu: { defaultProps: floating, classNames: { dropdown: fields.dropdown, item: fields.option } },
    Popover: { defaultProps: floating, classNames: { dropdown: fields.popover } },
    Tooltip: { defaultProps: { openDelay: 300, multiline: true, maw: 320 }, classNames: { tooltip: fields.tooltip } },
    Modal: {
      classNames: { content: fields.modal, title: fields.modalTitle },
      defaultProps: { centered: true, overlayProps: veil },
    },
    Drawer: { classNames: { content: fields.modal, title: fields.modalTitle }, defaultProps: { overlayProps: veil } },
  },
})

// Both schemes get the same names: the tokens behind them differ.
const pointers = {
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-ink)',
  '--mantine-color-accent-outline': 'var(--accent-line)',
  '--mantine-color-accent-text': 'var(--accent-ink)',
  '--mantine-primary-color-contrast': 'var(--accent-on)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--negative)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
}

/** Points Mantine's own variables at the tokens, in both themes. */
export const tokensToMantine: CSSVariablesResolver = () => ({ variables: {}, light: pointers, dark: pointers })

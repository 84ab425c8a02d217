import { useFormat, useWords } from './KitProvider.tsx'
import { Tick } from './Tick.tsx'
import type { SelectionProps } from './data-table-types.ts'
import css from './DataTable.module.css'

/** What is chosen and what can be done with it; «выбрать все N» means everything the filters leave. */
export function SelectionBar({ selection, loaded }: { selection: SelectionProps; loaded: () => string[] }) {
  const words = useWords()
  const format = useFormat()
  const { value, onChange, total, actions } = selection
  const count = value.all ? total : value.keys.size
  if (count === 0) return null
  return (
    <div className={css.bar}>
      <Tick checked label={words.clearSelection} onChange={() => onChange({ keys: new Set(), all: false })} />
      <b aria-live="polite">
        {words.selected} {format.number(count)}
      </b>
      {actions}
      {!value.all && total > count && (
        <button
          type="button"
          className={`link-button ${css.all}`}
          onClick={() => onChange({ keys: new Set(loaded()), all: true })}
        >
          {words.selectAll} {format.number(total)}
        </button>
      )}
    </div>
  )
}

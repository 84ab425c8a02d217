import type { RulePath, SegmentRule } from '@revisit/domain/segment-rule.ts'
import { isCondition } from '@revisit/domain/segment-rule.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconBan, IconBrackets, IconPlus, IconX } from '@tabler/icons-react'
import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ConditionRow } from './ConditionRow.tsx'
import { RowCount } from './RowCount.tsx'
import { RowHandle } from './RowHandle.tsx'
import type { RowPlace, RuleArranging } from './rule-moves.ts'
import { isExclusion, isGroup, membersOf, newCondition, type RuleGroupNode, withMembers } from './rule-tree.ts'
import type { Vocabulary } from './segment-calls.ts'
import css from './segments.module.css'

/** What every row of the rule needs to be shown and changed. */
export type RuleEditing = {
  vocabulary: Vocabulary
  /** People after a row by its path; empty until counted. */
  counts: ReadonlyMap<RulePath, number>
  /** Everybody the reader may see. */
  total: number
  isOld: boolean
  /** Changes the node at a path; null takes it out. Absent when the rule may only be read. */
  change: ((path: RulePath, change: (node: SegmentRule) => SegmentRule | null) => void) | undefined
  arrange: RuleArranging
}

export type RuleGroupProps = { group: RuleGroupNode; path: RulePath; editing: RuleEditing }

/** A list of rows of which all, or at least one, must be true; lists stand inside lists. */
export function RuleGroup({ group, path, editing }: RuleGroupProps) {
  const { t } = useTranslation('segments')
  const members = membersOf(group)
  const isTop = path === ''
  const { change } = editing
  const inside = (index: number) => (isTop ? String(index) : `${path}.${index}`)
  return (
    <div className={css.group}>
      {isTop && (
        <div className={css.groupHead}>
          {t('builder.patients')}
          <Joint group={group} path={path} editing={editing} />
          {t('builder.of')}
          <span className={css.countTitle}>{t('all' in group ? 'builder.left' : 'builder.fits')}</span>
        </div>
      )}
      {members.length === 0 && <p className={css.nothing}>{t(isTop ? 'builder.everybody' : 'builder.emptyGroup')}</p>}
      {members.map((member, index) => (
        // Rows are known by their places alone.
        <RuleRow
          key={inside(index)}
          node={member}
          path={inside(index)}
          before={index}
          parent={group}
          list={path}
          editing={editing}
        />
      ))}
      {change && (
        <GroupFoot
          isTop={isTop}
          vocabulary={editing.vocabulary}
          onAdd={(node) => change(path, (old) => (isGroup(old) ? withMembers(old, [...membersOf(old), node]) : old))}
        />
      )}
    </div>
  )
}

type RuleRowProps = {
  node: SegmentRule
  path: RulePath
  /** Rows above it in the same list. */
  before: number
  parent: RuleGroupNode
  /** Path of the list it stands in. */
  list: RulePath
  editing: RuleEditing
}

/** A row of a list: a condition or a list inside, with «кроме» before it when it is excluded. */
function RuleRow({ node, path, before, parent, list, editing }: RuleRowProps) {
  const { t } = useTranslation('segments')
  const { counts, total, isOld } = editing
  const isExcluded = isExclusion(node)
  const inner = isExclusion(node) ? node.not : node
  const innerPath = isExcluded ? `${path}.0` : path
  const isInnerGroup = isGroup(inner)
  return (
    <div
      className={classes(isInnerGroup ? css.nested : css.row, landing(editing.arrange, list, before))}
      onDragOver={(event) => hoverRow(event, editing.arrange, { list, at: before })}
      onDrop={(event) => dropRow(event, editing.arrange)}
    >
      <div className={css.rowLine}>
        {editing.change && <RowHandle path={path} arrange={editing.arrange} />}
        {isExcluded && <Tag tone="warning">{t('builder.except')}</Tag>}
        <RowBody inner={inner} path={innerPath} parent={parent} editing={editing} />
        <span className={css.rowEnd}>
          <RowCount
            count={counts.get(path)}
            total={total}
            base={'all' in parent ? peopleBefore(path, before, editing) : undefined}
            isOld={isOld}
          />
          <RowButtons path={path} isExcluded={isExcluded} editing={editing} />
        </span>
      </div>
      {isInnerGroup && <RuleGroup group={inner} path={innerPath} editing={editing} />}
    </div>
  )
}

/** A line over or under the row where the dragged one would land. */
function landing({ dragged, over }: RuleArranging, list: RulePath, at: number): string | undefined {
  if (dragged === null || over?.list !== list) return undefined
  if (over.at === at) return css.landsBefore
  return over.at === at + 1 ? css.landsAfter : undefined
}

function hoverRow(event: DragEvent<HTMLElement>, { dragged, hover }: RuleArranging, { list, at }: RowPlace): void {
  if (dragged === null) return
  event.preventDefault()
  event.stopPropagation()
  const { top, height } = event.currentTarget.getBoundingClientRect()
  hover({ list, at: event.clientY < top + height / 2 ? at : at + 1 })
}

function dropRow(event: DragEvent<HTMLElement>, { dragged, drop }: RuleArranging): void {
  if (dragged === null) return
  event.preventDefault()
  event.stopPropagation()
  drop()
}

type RowBodyProps = { inner: SegmentRule; path: RulePath; parent: RuleGroupNode; editing: RuleEditing }

function RowBody({ inner, path, parent, editing }: RowBodyProps) {
  const { t } = useTranslation('segments')
  const { change, vocabulary } = editing
  if (isCondition(inner)) {
    return (
      <ConditionRow
        condition={inner}
        vocabulary={vocabulary}
        onChange={change && ((next) => change(path, () => next))}
      />
    )
  }
  // An exclusion inside an exclusion can only come from outside the builder; it may be removed.
  if (!isGroup(inner)) return <span className={css.said}>{t('builder.except')}</span>
  return (
    <span className={css.value}>
      {t('all' in parent ? 'builder.andTrue' : 'builder.orTrue')}
      <Joint group={inner} path={path} editing={editing} />
    </span>
  )
}

type RowButtonsProps = { path: RulePath; isExcluded: boolean; editing: RuleEditing }

function RowButtons({ path, isExcluded, editing: { change } }: RowButtonsProps) {
  const { t } = useTranslation('segments')
  if (!change) return null
  const exclude = t(isExcluded ? 'builder.include' : 'builder.exclude')
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        chosen={isExcluded}
        aria-label={exclude}
        title={exclude}
        icon={<IconBan size={14} stroke={1.6} />}
        onClick={() => change(path, (old) => (isExclusion(old) ? old.not : { not: old }))}
      />
      <Button
        size="small"
        variant="quiet"
        aria-label={t('builder.remove')}
        title={t('builder.remove')}
        icon={<IconX size={14} stroke={1.6} />}
        onClick={() => change(path, () => null)}
      />
    </>
  )
}

/** How many people the row of the top list was given; unknown for rows inside lists. */
function peopleBefore(path: RulePath, before: number, { counts, total }: RuleEditing): number | undefined {
  if (path.includes('.')) return undefined
  return before === 0 ? total : counts.get(String(before - 1))
}

/** «всё» or «хотя бы одно» of the list. */
function Joint({ group, path, editing: { change } }: RuleGroupProps) {
  const { t } = useTranslation('segments')
  const joint = 'all' in group ? 'all' : 'any'
  if (!change) return <strong>{t(`builder.${joint}`)}</strong>
  const turn = (next: 'all' | 'any') => {
    // An empty list at the top stays «all»: everybody.
    if (path === '' && membersOf(group).length === 0) return
    const members = membersOf(group)
    change(path, () => (next === 'all' ? { all: members } : { any: members }))
  }
  return (
    <Picker
      size="small"
      label={t('builder.title')}
      value={joint}
      options={(['all', 'any'] as const).map((value) => ({ value, label: t(`builder.${value}`) }))}
      onChange={turn}
    />
  )
}

type GroupFootProps = { isTop: boolean; vocabulary: Vocabulary; onAdd: (node: SegmentRule) => void }

function GroupFoot({ isTop, vocabulary: { fields }, onAdd }: GroupFootProps) {
  const { t } = useTranslation('segments')
  const first = fields.find(({ key }) => key === 'visits.last') ?? fields[0]
  if (!first) return null
  const variant = isTop ? 'plain' : 'quiet'
  return (
    <div className={css.groupFoot}>
      <Button
        size="small"
        variant={variant}
        icon={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onAdd(newCondition(first))}
      >
        {t('builder.condition')}
      </Button>
      <Button
        size="small"
        variant={variant}
        icon={<IconBrackets size={14} stroke={1.6} />}
        onClick={() => onAdd({ any: [newCondition(first)] })}
      >
        {t('builder.group')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<IconBan size={14} stroke={1.6} />}
        onClick={() => onAdd({ not: newCondition(first) })}
      >
        {t('builder.exclude')}
      </Button>
    </div>
  )
}

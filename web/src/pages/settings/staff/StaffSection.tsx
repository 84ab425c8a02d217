import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePermission } from '../../../session.ts'
import { staffQuery, type StaffMember } from '../settings-queries.ts'
import { InvitationsCard } from './InvitationsCard.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { StaffCard } from './StaffCard.tsx'
import { StaffPanel } from './StaffPanel.tsx'
import { SystemStaffCard } from './SystemStaffCard.tsx'

/** People of the clinic: those who sign in, invitations, and those known from the medical system. */
export function StaffSection() {
  const mayManage = usePermission('staff.manage')
  const staff = useQuery(staffQuery)
  const everybody = staff.data?.items ?? []
  const [panel, open] = useState<OpenPanel>(null)
  const show = mayManage ? ({ id }: StaffMember) => open({ kind: 'member', id }) : undefined
  return (
    <>
      <StaffCard staff={staff} onOpen={show} onInvite={mayManage ? () => open({ kind: 'invitation' }) : undefined} />
      {mayManage && <InvitationsCard />}
      <SystemStaffCard everybody={everybody} onOpen={show} />
      {panel && <Panel panel={panel} everybody={everybody} onOpen={open} />}
    </>
  )
}

/** One member of staff, or an invitation: of anybody, or of somebody known from the medical system. */
type OpenPanel = { kind: 'member'; id: string } | { kind: 'invitation'; id?: string } | null

type PanelProps = {
  panel: NonNullable<OpenPanel>
  everybody: readonly StaffMember[]
  onOpen: (panel: OpenPanel) => void
}

function Panel({ panel, everybody, onOpen }: PanelProps) {
  const member = everybody.find(({ id }) => id === panel.id)
  const close = () => onOpen(null)
  if (panel.kind === 'invitation') {
    return <InvitePanel key={panel.id} everybody={everybody} member={member} onClose={close} />
  }
  if (!member) return null
  const invite = member.signsIn ? undefined : () => onOpen({ kind: 'invitation', id: member.id })
  return <StaffPanel key={member.id} member={member} onClose={close} onInvite={invite} />
}

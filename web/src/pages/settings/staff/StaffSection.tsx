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
  const [inviting, setInviting] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const member = staff.data?.items.find(({ id }) => id === openId)
  const open = (chosen: StaffMember) => {
    setInviting(false)
    setOpenId(chosen.id)
  }
  const invite = () => {
    setOpenId(null)
    setInviting(true)
  }
  return (
    <>
      <StaffCard staff={staff} onOpen={mayManage ? open : undefined} onInvite={mayManage ? invite : undefined} />
      {mayManage && <InvitationsCard />}
      <SystemStaffCard everybody={staff.data?.items ?? []} onOpen={mayManage ? open : undefined} />
      {inviting && <InvitePanel onClose={() => setInviting(false)} />}
      {member && <StaffPanel key={member.id} member={member} onClose={() => setOpenId(null)} />}
    </>
  )
}

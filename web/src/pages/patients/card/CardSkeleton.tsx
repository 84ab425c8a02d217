import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { SkeletonBar, SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import css from './Patient.module.css'

/** The shapes of the card while its one request is on the way. */
export function CardSkeleton() {
  return (
    <div className={css.columns}>
      <div className={css.left}>
        <Card flush className={css.identity}>
          <CardPart className={css.part}>
            <SkeletonBar width={180} height={20} />
            <SkeletonBar width={140} />
            <SkeletonBar width={120} height={20} />
          </CardPart>
          <CardPart className={css.part}>
            <SkeletonLines count={4} />
          </CardPart>
          <CardPart className={css.part}>
            <SkeletonLines count={3} />
          </CardPart>
        </Card>
        <Card flush className={css.valueSide}>
          <CardPart className={css.part}>
            <SkeletonLines count={10} />
          </CardPart>
        </Card>
      </div>
      <div className={css.centre}>
        <Card flush>
          <CardPart className={css.part}>
            <SkeletonLines count={3} />
          </CardPart>
        </Card>
        <div className={css.chips}>
          <SkeletonBar width={320} height={24} />
        </div>
        <Card flush>
          <CardPart className={css.part}>
            <SkeletonLines count={24} />
          </CardPart>
        </Card>
      </div>
      <div className={css.right}>
        <Card>
          <SkeletonLines count={3} />
        </Card>
        <Card>
          <SkeletonLines count={6} />
        </Card>
      </div>
    </div>
  )
}

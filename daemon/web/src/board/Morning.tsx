import { NewsLine } from './NewsLine';
import { OwnerRequestsCard } from './OwnerRequestsCard';
import { UnreachableCard } from './UnreachableCard';

/** What stands above the lists of whoever sees all; an executor's board does without, and does not load it. */
export default function Morning() {
  return (
    <>
      <NewsLine />
      <OwnerRequestsCard />
      <UnreachableCard />
    </>
  );
}

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

/** Something the customer should know before going on; announced when it appears or changes. */
export function Notice({ icon = 'warning', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <div className="notice" role="status">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}
